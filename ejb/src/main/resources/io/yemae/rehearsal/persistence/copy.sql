-- Copies an event for a rehearsal: with its grades, its performances that are not cancelled, their seats and what is blocked of them, and
-- the limits of its waiting room; and adds buyers with points. It is on sale at once, and its performances are far in the future, so that
-- its status changes only with its seats. All ids are those of a warm-up: remove_rehearsals removes the rows. The venue is copied too,
-- since performances in one cannot overlap. Parameters: the event, the id of the copy, the number of buyers.
-- By the keys, performances_by_event and seats_ordinal.
WITH source AS (
    SELECT id, title, english_title, description, category, venue_id, running_minutes, seat_layout_id, hold_minutes, max_seats_per_user,
           cancel_hours_before, created_by
    FROM events
    WHERE id = cast(:event AS uuid)),
venue AS (
    INSERT INTO venues (id, name, address, english_name, english_address, created_at)
    SELECT warm_up_id(cast(:copy AS uuid), 1), venue.name, venue.address, venue.english_name, venue.english_address, now()
    FROM source
    JOIN venues venue ON venue.id = source.venue_id),
copied AS (
    INSERT INTO events (id, title, english_title, description, category, venue_id, running_minutes, sale_start, sale_end, seat_layout_id,
                        hold_minutes, max_seats_per_user, cancel_hours_before, created_by, created_at, updated_at, version)
    SELECT cast(:copy AS uuid), title, english_title, description, category, warm_up_id(cast(:copy AS uuid), 1), running_minutes,
           now() - interval '1 hour', now() + interval '9 years', seat_layout_id, hold_minutes, max_seats_per_user, cancel_hours_before,
           created_by, now(), now(), 0
    FROM source),
grade AS (
    SELECT id, name, price, colour, description, quantity,
           warm_up_id(cast(:copy AS uuid), 10000 + row_number() OVER (ORDER BY id)) AS copy
    FROM grades
    WHERE event_id = cast(:event AS uuid)),
copied_grade AS (
    INSERT INTO grades (id, event_id, name, price, colour, description, quantity)
    SELECT copy, cast(:copy AS uuid), name, price, colour, description, quantity
    FROM grade),
performance AS (
    SELECT id, ends_at - starts_at AS lasts, max(ends_at - starts_at) OVER () AS longest,
           row_number() OVER (ORDER BY starts_at, id) AS place,
           warm_up_id(cast(:copy AS uuid), 20000 + row_number() OVER (ORDER BY starts_at, id)) AS copy
    FROM performances
    WHERE event_id = cast(:event AS uuid)
      AND cancelled_at IS NULL),
copied_performance AS (
    INSERT INTO performances (id, event_id, venue_id, starts_at, ends_at)
    SELECT copy, cast(:copy AS uuid), warm_up_id(cast(:copy AS uuid), 1), now() + interval '10 years' + place * longest,
           now() + interval '10 years' + place * longest + lasts
    FROM performance),
seat AS (
    SELECT seat.ordinal, seat.section, seat.row_number, seat.seat_number, seat.label, seat.accessible, grade.copy AS grade,
           performance.copy AS performance, block.reason AS blocked,
           warm_up_id(cast(:copy AS uuid), 100000000 + row_number() OVER (ORDER BY performance.place, seat.ordinal)) AS copy
    FROM performance
    JOIN seats seat ON seat.performance_id = performance.id
    JOIN grade ON grade.id = seat.grade_id
    LEFT JOIN seat_blocks block ON block.seat_id = seat.id),
copied_seat AS (
    INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label, accessible)
    SELECT copy, performance, grade, ordinal, section, row_number, seat_number, label, accessible
    FROM seat),
block AS (
    INSERT INTO seat_blocks (seat_id, reason, blocked_by, blocked_at)
    SELECT copy, blocked, cast(:copy AS uuid), now()
    FROM seat
    WHERE blocked IS NOT NULL),
state AS (
    INSERT INTO seat_states (seat_id, status)
    SELECT copy, CASE WHEN blocked IS NULL THEN 'available' ELSE 'blocked' END
    FROM seat),
room AS (
    INSERT INTO queue_rooms (event_id, threshold, rate_per_second)
    SELECT cast(:copy AS uuid), room.threshold, room.rate_per_second
    FROM source
    LEFT JOIN queue_rooms room ON room.event_id = source.id),
wanted AS (
    SELECT warm_up_id(cast(:copy AS uuid), 1000000 + number) AS id
    FROM generate_series(0, cast(:buyers AS bigint) - 1) AS number),
buyer AS (
    INSERT INTO users (id, name, email, password_hash, role, created_at, updated_at, email_confirmed_at)
    SELECT id, 'rehearsal', id || '@warm-up.invalid', '', 'USER', now(), now(), now()
    FROM wanted),
account AS (
    INSERT INTO point_accounts (user_id, balance)
    SELECT id, 1000000000
    FROM wanted)
INSERT INTO point_entries (id, user_id, type, amount)
SELECT gen_random_uuid(), id, 'CHARGE', 1000000000
FROM wanted
