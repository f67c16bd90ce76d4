-- Requirement 2, "Database Schema": its six tables as views, for reports and programs that read them there. The columns, their names and their types are
-- the requirement's; its TIMESTAMP columns are in UTC. Nobody but the owner may read them until the owner grants it (GRANT USAGE ON SCHEMA ticket_schema,
-- GRANT SELECT ON ALL TABLES IN SCHEMA ticket_schema): reservations are personal data.
CREATE SCHEMA ticket_schema;

-- The statuses are judged at the time of the query, as the API does.
CREATE VIEW ticket_schema.events AS
SELECT event.id,
       event.title::varchar AS title,
       event.description,
       venue.name::varchar AS venue,
       venue.address::varchar AS address,
       (coalesce(showings.next_start, showings.last_start) AT TIME ZONE 'UTC') AS event_date,
       (event.sale_start AT TIME ZONE 'UTC') AS sale_start_date,
       (event.sale_end AT TIME ZONE 'UTC') AS sale_end_date,
       event.poster_image_url,
       CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
            WHEN now() < event.sale_start THEN 'upcoming'
            WHEN now() >= event.sale_end OR showings.next_start IS NULL THEN 'ended'
            WHEN event_has_free_seat(event.id) THEN 'on_sale'
            ELSE 'sold_out'
       END::varchar AS status,
       event.artist_name::varchar AS artist_name,
       event.seat_layout_id,
       (event.created_at AT TIME ZONE 'UTC') AS created_at,
       (event.updated_at AT TIME ZONE 'UTC') AS updated_at
FROM events event
JOIN venues venue ON venue.id = event.venue_id
-- by performances_by_event
CROSS JOIN LATERAL (SELECT min(starts_at) FILTER (WHERE cancelled_at IS NULL AND ends_at > now()) AS next_start,
                           max(starts_at) AS last_start
                    FROM performances
                    WHERE event_id = event.id) showings;

-- The quantities are the sum over the performances to come. Held seats are not available.
CREATE VIEW ticket_schema.ticket_types AS
SELECT grade.id,
       grade.event_id,
       grade.name::varchar AS name,
       grade.price::integer AS price,
       units.total::integer AS total_quantity,
       units.available::integer AS available_quantity,
       grade.description,
       (event.created_at AT TIME ZONE 'UTC') AS created_at,
       (event.updated_at AT TIME ZONE 'UTC') AS updated_at
FROM grades grade
JOIN events event ON event.id = grade.event_id
CROSS JOIN LATERAL (SELECT count(*) AS total,
                           count(*) FILTER (WHERE state.status = 'available' OR state.held_until <= now()) AS available
                    FROM performances performance
                    JOIN seats seat ON seat.performance_id = performance.id AND seat.grade_id = grade.id
                    JOIN seat_states state ON state.seat_id = seat.id
                    WHERE performance.event_id = grade.event_id
                      AND performance.cancelled_at IS NULL
                      AND performance.starts_at > now()) units;

CREATE VIEW ticket_schema.seat_layouts AS
SELECT layout.id,
       layout.name::varchar AS name,
       layout.description,
       layout.total_seats,
       (SELECT jsonb_build_object('sections', jsonb_agg(jsonb_build_object(
                   'name', section.name, 'rows', section.row_count, 'seatsPerRow', section.seats_per_row, 'price', section.price,
                   'startRow', section.start_row) ORDER BY section.position))
        FROM seat_layout_sections section
        WHERE section.layout_id = layout.id) AS layout_config,
       (layout.created_at AT TIME ZONE 'UTC') AS created_at,
       (layout.created_at AT TIME ZONE 'UTC') AS updated_at
FROM seat_layouts layout;

-- Places of all performances; a unit of general admission is no seat here.
CREATE VIEW ticket_schema.seats AS
SELECT seat.id,
       performance.event_id,
       seat.section::varchar AS section,
       seat.row_number,
       seat.seat_number,
       seat.label::varchar AS seat_label,
       grade.price::integer AS price,
       CASE WHEN state.held_until <= now() THEN 'available' ELSE state.status END::varchar AS status,
       (event.created_at AT TIME ZONE 'UTC') AS created_at,
       (event.updated_at AT TIME ZONE 'UTC') AS updated_at
FROM seats seat
JOIN seat_states state ON state.seat_id = seat.id
JOIN grades grade ON grade.id = seat.grade_id
JOIN performances performance ON performance.id = seat.performance_id
JOIN events event ON event.id = performance.event_id
WHERE seat.label IS NOT NULL;

CREATE VIEW ticket_schema.reservations AS
SELECT reservation.id,
       reservation.user_id,
       reservation.event_id,
       reservation.number::varchar AS reservation_number,
       reservation.total_amount::integer AS total_amount,
       CASE WHEN reservation.status = 'pending' AND reservation.expires_at <= now() THEN 'expired' ELSE reservation.status END::varchar AS status,
       CASE WHEN reservation.payment_status = 'pending'
             AND (reservation.status = 'expired' OR (reservation.status = 'pending' AND reservation.expires_at <= now())) THEN 'failed'
            ELSE reservation.payment_status
       END::varchar AS payment_status,
       reservation.payment_method::varchar AS payment_method,
       (reservation.expires_at AT TIME ZONE 'UTC') AS expires_at,
       (reservation.created_at AT TIME ZONE 'UTC') AS created_at,
       (coalesce(reservation.cancelled_at, reservation.confirmed_at, reservation.created_at) AT TIME ZONE 'UTC') AS updated_at
FROM reservations reservation;

-- A row a seat; the units of one grade of general admission share a row. The ids follow from what they name and so stay the same.
CREATE VIEW ticket_schema.reservation_items AS
SELECT md5(item.reservation_id::text || item.seat_id)::uuid AS id,
       item.reservation_id,
       item.grade_id AS ticket_type_id,
       item.seat_id,
       1 AS quantity,
       item.unit_price::integer AS unit_price,
       item.unit_price::integer AS subtotal,
       (reservation.created_at AT TIME ZONE 'UTC') AS created_at
FROM reservation_items item
JOIN reservations reservation ON reservation.id = item.reservation_id
JOIN seats seat ON seat.id = item.seat_id
WHERE seat.label IS NOT NULL
UNION ALL
SELECT md5(item.reservation_id::text || item.grade_id || item.unit_price)::uuid,
       item.reservation_id,
       item.grade_id,
       NULL,
       count(*)::integer,
       item.unit_price::integer,
       sum(item.unit_price)::integer,
       (min(reservation.created_at) AT TIME ZONE 'UTC')
FROM reservation_items item
JOIN reservations reservation ON reservation.id = item.reservation_id
JOIN seats seat ON seat.id = item.seat_id
WHERE seat.label IS NULL
GROUP BY item.reservation_id, item.grade_id, item.unit_price;
