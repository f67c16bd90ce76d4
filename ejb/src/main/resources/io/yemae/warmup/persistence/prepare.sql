-- Creates an event on sale with its seats, and buyers with points, for one warm-up. All ids are given; remove_warm_up removes the rows. The
-- description of the event names the node. The event is far in the future, so that it has no status change while it exists, and the room
-- admits everybody at once.
-- Parameters: event, node (its name), venue, layout, performance, grade (ids), users and seats (arrays of ids). Reads no table.
WITH place AS (
    INSERT INTO venues (id, name, address, created_at)
    VALUES (cast(:venue AS uuid), 'warm-up', 'warm-up', now())),
layout AS (
    INSERT INTO seat_layouts (id, name, description, total_seats, created_at)
    VALUES (cast(:layout AS uuid), cast(cast(:layout AS uuid) AS text), '', cardinality(cast(:seats AS uuid[])), now())),
section AS (
    INSERT INTO seat_layout_sections (layout_id, position, name, row_count, seats_per_row, start_row, price)
    VALUES (cast(:layout AS uuid), 0, 'A', cardinality(cast(:seats AS uuid[])) / 100, 100, 1, 1000)),
event AS (
    INSERT INTO events (id, title, description, category, venue_id, running_minutes, sale_start, sale_end, seat_layout_id, hold_minutes,
                        max_seats_per_user, cancel_hours_before, created_by, created_at, updated_at, version)
    VALUES (cast(:event AS uuid), 'warm-up', cast(:node AS text), 'warm-up', cast(:venue AS uuid), 60, now() - interval '1 hour',
            now() + interval '9 years', cast(:layout AS uuid), 1, 10, 0, cast(:event AS uuid), now(), now(), 0)),
performance AS (
    INSERT INTO performances (id, event_id, venue_id, starts_at, ends_at)
    VALUES (cast(:performance AS uuid), cast(:event AS uuid), cast(:venue AS uuid), now() + interval '10 years',
            now() + interval '10 years 1 hour')),
grade AS (
    INSERT INTO grades (id, event_id, name, price, colour)
    VALUES (cast(:grade AS uuid), cast(:event AS uuid), 'A', 1000, '#000000')),
place_of_seat AS (
    SELECT seat.id, cast(seat.ordinal AS integer) AS ordinal, cast((seat.ordinal - 1) / 100 + 1 AS integer) AS row_number,
           cast((seat.ordinal - 1) % 100 + 1 AS integer) AS seat_number
    FROM unnest(cast(:seats AS uuid[])) WITH ORDINALITY AS seat (id, ordinal)),
seat AS (
    INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label)
    SELECT id, cast(:performance AS uuid), cast(:grade AS uuid), ordinal, 'A', row_number, seat_number,
           'A-' || row_number || '-' || seat_number
    FROM place_of_seat),
state AS (
    INSERT INTO seat_states (seat_id)
    SELECT id
    FROM place_of_seat),
buyer AS (
    INSERT INTO users (id, name, email, password_hash, role, created_at, updated_at, email_confirmed_at)
    SELECT id, 'warm-up', cast(id AS text) || '@warm-up.invalid', '', 'USER', now(), now(), now()
    FROM unnest(cast(:users AS uuid[])) AS wanted (id)),
account AS (
    INSERT INTO point_accounts (user_id, balance)
    SELECT id, 1000000000
    FROM unnest(cast(:users AS uuid[])) AS wanted (id)),
entry AS (
    INSERT INTO point_entries (id, user_id, type, amount)
    SELECT gen_random_uuid(), id, 'CHARGE', 1000000000
    FROM unnest(cast(:users AS uuid[])) AS wanted (id))
INSERT INTO queue_rooms (event_id, threshold, rate_per_second)
VALUES (cast(:event AS uuid), 100000, 100000)
