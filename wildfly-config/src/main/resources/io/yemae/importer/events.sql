-- Events, each with one performance, a venue and grades. The source has neither categories nor running times, so they are 공연 and 2 hours.
CREATE TEMPORARY TABLE import_events ON COMMIT DROP AS
SELECT origin.id,
       md5('performance of ' || origin.id)::uuid AS performance_id,
       left(normalize(btrim(origin.title), NFC), 200) AS title,
       coalesce(origin.description, '') AS description,
       left(normalize(coalesce(nullif(btrim(origin.venue), ''), '미정'), NFC), 200) AS venue,
       left(normalize(coalesce(nullif(btrim(origin.address), ''), nullif(btrim(origin.venue), ''), '미정'), NFC), 300) AS address,
       origin.event_date AS starts_at,
       origin.event_date + interval '120 minutes' AS ends_at,
       origin.sale_start_date AS sale_start,
       origin.sale_end_date AS sale_end,
       origin.poster_image_url,
       nullif(left(normalize(btrim(origin.artist_name), NFC), 200), '') AS artist_name,
       CASE WHEN origin.status = 'cancelled' THEN coalesce(origin.updated_at, now()) END AS cancelled_at,
       coalesce(origin.created_by, '00000000-0000-0000-0000-000000000000') AS created_by,
       coalesce(origin.created_at, now()) AS created_at,
       coalesce(origin.updated_at, now()) AS updated_at,
       EXISTS (SELECT FROM origin_seats seat WHERE seat.event_id = origin.id) AS seated,
       layout.id AS layout_id,
       NULL::uuid AS venue_id,
       CASE WHEN EXISTS (SELECT FROM events WHERE events.id = origin.id) THEN 'present'
            WHEN coalesce(btrim(origin.title), '') = '' THEN 'no title'
            WHEN num_nulls(origin.event_date, origin.sale_start_date, origin.sale_end_date) > 0 THEN 'a date is missing'
            WHEN origin.sale_start_date >= origin.sale_end_date THEN 'the sale ends before it starts'
       END AS problem
FROM origin_events origin
LEFT JOIN seat_layouts layout ON layout.id = origin.seat_layout_id;

-- If the layout of an event was not imported, one is derived from its seats, with gaps for missing seats.
CREATE TEMPORARY TABLE import_derived ON COMMIT DROP AS
SELECT md5('layout of ' || event.id)::uuid AS layout_id, event.id AS event_id,
       left(event.title, 80) || ' ' || left(event.id::text, 8) AS name,
       normalize(btrim(seat.section), NFC) AS section,
       min(seat.row_number) AS start_row, max(seat.row_number) - min(seat.row_number) + 1 AS row_count,
       max(seat.seat_number) AS seats_per_row,
       mode() WITHIN GROUP (ORDER BY seat.price) AS price, count(*) AS seats
FROM import_events event
JOIN origin_seats seat ON seat.event_id = event.id
WHERE event.problem IS NULL
  AND event.layout_id IS NULL
GROUP BY event.id, event.title, normalize(btrim(seat.section), NFC);

INSERT INTO seat_layouts (id, name, description, total_seats, created_at)
SELECT layout_id, name, '', sum(seats), now()
FROM import_derived
GROUP BY layout_id, name
ON CONFLICT (id) DO NOTHING;

INSERT INTO seat_layout_sections (layout_id, position, name, row_count, seats_per_row, start_row, price, gaps)
SELECT derived.layout_id, row_number() OVER (PARTITION BY derived.layout_id ORDER BY derived.price DESC, derived.section) - 1,
       derived.section, derived.row_count, derived.seats_per_row, derived.start_row, derived.price,
       coalesce((SELECT string_agg(place.row_number || '-' || place.seat_number, ' ' ORDER BY place.row_number, place.seat_number)
                 FROM (SELECT row_number, seat_number
                       FROM generate_series(derived.start_row, derived.start_row + derived.row_count - 1) row_number
                       CROSS JOIN generate_series(1, derived.seats_per_row) seat_number
                       EXCEPT
                       SELECT seat.row_number, seat.seat_number
                       FROM origin_seats seat
                       WHERE seat.event_id = derived.event_id
                         AND normalize(btrim(seat.section), NFC) = derived.section) place), '')
FROM import_derived derived
ON CONFLICT DO NOTHING;

UPDATE import_events event
SET layout_id = derived.layout_id
FROM import_derived derived
WHERE derived.event_id = event.id;

-- A venue can have one performance at a time. If the source has two, the second gets another venue with the same name and address.
DO $$
DECLARE
    event record;
    free_venue uuid;
BEGIN
    FOR event IN SELECT * FROM import_events WHERE problem IS NULL ORDER BY starts_at, id LOOP
        SELECT venue.id
        INTO free_venue
        FROM venues venue
        WHERE venue.name = event.venue
          AND venue.address = event.address
          AND (event.cancelled_at IS NOT NULL
               OR NOT EXISTS (SELECT
                              FROM performances
                              WHERE venue_id = venue.id
                                AND cancelled_at IS NULL
                                AND tstzrange(starts_at, ends_at) && tstzrange(event.starts_at, event.ends_at)))
        ORDER BY venue.created_at, venue.id
        LIMIT 1;
        IF free_venue IS NULL THEN
            free_venue := gen_random_uuid();
            INSERT INTO venues (id, name, address, created_at) VALUES (free_venue, event.venue, event.address, now());
        END IF;
        INSERT INTO events (id, title, description, artist_name, category, venue_id, running_minutes, poster_image_url, sale_start,
                            sale_end, seat_layout_id, cancelled_at, created_by, created_at, updated_at, version)
        VALUES (event.id, event.title, event.description, event.artist_name, '공연', free_venue, 120, event.poster_image_url,
                event.sale_start, event.sale_end, CASE WHEN event.seated THEN event.layout_id END, event.cancelled_at, event.created_by,
                event.created_at, event.updated_at, 0);
        INSERT INTO performances (id, event_id, venue_id, starts_at, ends_at, cancelled_at)
        VALUES (event.performance_id, event.id, free_venue, event.starts_at, event.ends_at, event.cancelled_at);
    END LOOP;
END $$;

INSERT INTO import_report
SELECT 'events', id, CASE WHEN problem IS NULL THEN 'taken' WHEN problem = 'present' THEN 'present' ELSE 'skipped' END, problem
FROM import_events
UNION ALL
SELECT 'events', event.id, 'changed', 'the title is longer than 200 characters: cut'
FROM import_events event
JOIN origin_events origin ON origin.id = event.id
WHERE event.problem IS NULL
  AND length(btrim(origin.title)) > 200;

-- One grade per section of the seats or of the layout. If there is a ticket type with that name, the grade has its id.
CREATE TEMPORARY TABLE import_grades ON COMMIT DROP AS
WITH section AS (
    SELECT event.id AS event_id, priced.name, priced.price
    FROM import_events event
    JOIN LATERAL (SELECT coalesce(seats.name, layout.name) AS name, coalesce(seats.price, layout.price) AS price
                  FROM (SELECT normalize(btrim(section), NFC) AS name, mode() WITHIN GROUP (ORDER BY price) AS price
                        FROM origin_seats
                        WHERE event_id = event.id
                        GROUP BY normalize(btrim(section), NFC)) seats
                  FULL JOIN (SELECT name, price
                             FROM seat_layout_sections
                             WHERE layout_id = event.layout_id) layout ON layout.name = seats.name) priced ON true
    WHERE event.problem IS NULL
      AND event.seated)
SELECT DISTINCT ON (section.event_id, section.name)
       coalesce(type.id, md5(section.event_id || ' ' || section.name)::uuid) AS id, section.event_id, section.name, section.price,
       type.description, NULL::integer AS quantity, true AS seated
FROM section
LEFT JOIN origin_ticket_types type ON type.event_id = section.event_id AND normalize(btrim(type.name), NFC) = section.name
ORDER BY section.event_id, section.name, type.id;

-- The other ticket types are general admission. If the event has seats too, their quantity is what was reserved, because the source only
-- displays them.
CREATE TEMPORARY TABLE import_types ON COMMIT DROP AS
SELECT type.id, type.event_id, left(normalize(coalesce(nullif(btrim(type.name), ''), '일반'), NFC), 40) AS name, type.price,
       type.description,
       CASE WHEN event.seated THEN reserved.units ELSE greatest(type.total_quantity, reserved.units) END AS quantity,
       row_number() OVER (PARTITION BY type.event_id, left(normalize(btrim(type.name), NFC), 40) ORDER BY type.id) AS namesake,
       CASE WHEN EXISTS (SELECT FROM grades WHERE grades.id = type.id) THEN 'present'
            WHEN event.id IS NULL OR event.problem IS NOT NULL THEN 'its event was not taken'
            WHEN type.price IS NULL OR type.price NOT BETWEEN 0 AND 10000000 THEN 'the price is not between 0 and 10,000,000 won'
            WHEN event.seated AND reserved.units = 0 THEN 'the event sells seats, and no section has this name'
            WHEN greatest(type.total_quantity, reserved.units) NOT BETWEEN 1 AND 60000 THEN 'the quantity is not between 1 and 60,000'
       END AS problem
FROM origin_ticket_types type
LEFT JOIN import_events event ON event.id = type.event_id
CROSS JOIN LATERAL (SELECT coalesce(sum(item.quantity), 0) AS units
                    FROM origin_reservation_items item
                    JOIN origin_reservations reservation ON reservation.id = item.reservation_id
                    WHERE item.ticket_type_id = type.id
                      AND item.seat_id IS NULL
                      AND (reservation.status <> 'pending' OR reservation.expires_at <= now())) reserved
WHERE NOT EXISTS (SELECT FROM import_grades WHERE import_grades.id = type.id);

INSERT INTO import_grades (id, event_id, name, price, description, quantity, seated)
SELECT id, event_id,
       name || CASE WHEN namesake > 1
                      OR EXISTS (SELECT
                                 FROM import_grades other
                                 WHERE other.event_id = import_types.event_id
                                   AND other.name = import_types.name)
                    THEN ' ' || left(id::text, 8) ELSE '' END,
       price, description, quantity, false
FROM import_types
WHERE problem IS NULL;

INSERT INTO grades (id, event_id, name, price, colour, description, quantity)
SELECT id, event_id, name, price,
       (ARRAY['#d4380d', '#1677ff', '#389e0d', '#722ed1', '#d48806', '#08979c'])[
           1 + (row_number() OVER (PARTITION BY event_id ORDER BY price DESC, name) - 1) % 6],
       description, quantity
FROM import_grades;

INSERT INTO import_report
SELECT 'ticket_types', id, CASE WHEN problem IS NULL THEN 'taken' WHEN problem = 'present' THEN 'present' ELSE 'skipped' END, problem
FROM import_types
UNION ALL
SELECT 'ticket_types', type.id, 'taken', NULL
FROM origin_ticket_types type
JOIN import_grades grade ON grade.id = type.id AND grade.seated;
