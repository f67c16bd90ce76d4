-- Seats, all available; reservations.sql sells them. General admission gets one seat per ticket. The platform sorts the seats of a
-- performance by id, and the ids of the source have no order. So seats get new ids, which are derived from the performance and the
-- ordinal.
CREATE FUNCTION pg_temp.seat_id(performance uuid, ordinal bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN (left(md5('seats of ' || performance), 20) || lpad(to_hex(ordinal), 12, '0'))::uuid;

CREATE TEMPORARY TABLE import_seats ON COMMIT DROP AS
SELECT seat.id, event.performance_id, grade.id AS grade_id, normalize(btrim(seat.section), NFC) AS section, seat.row_number,
       seat.seat_number, seat.seat_label, seat.price, grade.price AS grade_price,
       row_number() OVER (PARTITION BY seat.event_id ORDER BY section.position, seat.section, seat.row_number, seat.seat_number) AS ordinal,
       CASE WHEN EXISTS (SELECT
                         FROM seats
                         WHERE performance_id = md5('performance of ' || seat.event_id)::uuid
                           AND section = normalize(btrim(seat.section), NFC)
                           AND row_number = seat.row_number
                           AND seat_number = seat.seat_number) THEN 'present'
            WHEN event.problem = 'present' THEN 'its event was taken before without this seat'
            WHEN event.id IS NULL OR event.problem IS NOT NULL THEN 'its event was not taken'
       END AS problem
FROM origin_seats seat
LEFT JOIN import_events event ON event.id = seat.event_id
LEFT JOIN import_grades grade ON grade.event_id = seat.event_id AND grade.seated AND grade.name = normalize(btrim(seat.section), NFC)
LEFT JOIN seat_layout_sections section ON section.layout_id = event.layout_id AND section.name = normalize(btrim(seat.section), NFC);

INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label)
SELECT pg_temp.seat_id(performance_id, ordinal), performance_id, grade_id, ordinal, section, row_number, seat_number,
       coalesce(seat_label, section || '-' || row_number || '-' || seat_number)
FROM import_seats
WHERE problem IS NULL;

INSERT INTO seats (id, performance_id, grade_id, ordinal)
SELECT pg_temp.seat_id(performance_id, ordinal), performance_id, grade_id, ordinal
FROM (SELECT event.performance_id, grade.id AS grade_id,
             coalesce((SELECT max(ordinal) FROM seats WHERE seats.performance_id = event.performance_id), 0)
                 + row_number() OVER (PARTITION BY event.performance_id ORDER BY grade.id, unit) AS ordinal
      FROM import_grades grade
      JOIN import_events event ON event.id = grade.event_id
      CROSS JOIN generate_series(1, grade.quantity) AS unit
      WHERE NOT grade.seated) units;

CREATE TEMPORARY TABLE import_seat_ids ON COMMIT DROP AS
SELECT origin.id AS origin_id, seat.id
FROM origin_seats origin
JOIN seats seat ON seat.performance_id = md5('performance of ' || origin.event_id)::uuid
               AND seat.section = normalize(btrim(origin.section), NFC)
               AND seat.row_number = origin.row_number
               AND seat.seat_number = origin.seat_number;

INSERT INTO seat_states (seat_id)
SELECT seat.id
FROM import_events event
JOIN seats seat ON seat.performance_id = event.performance_id
WHERE event.problem IS NULL
ORDER BY seat.id;

INSERT INTO import_report
SELECT 'seats', id, CASE WHEN problem IS NULL THEN 'taken' WHEN problem = 'present' THEN 'present' ELSE 'skipped' END, problem
FROM import_seats
UNION ALL
SELECT 'seats', id, 'changed', 'its price differs from its section''s: it is sold at ' || grade_price || ' won here'
FROM import_seats
WHERE problem IS NULL
  AND price <> grade_price;
