-- Holds :batch seats, each for another buyer, in one statement and one commit, without the rules of a hold: no limits, no check of the
-- sale. A measure for what the rules cost. Returns how many were held; fewer when setup.sql's seats are used up.
WITH drawn AS MATERIALIZED (
    SELECT nextval('bench.next_seat') AS number
    FROM generate_series(1, :batch)),
request AS MATERIALIZED (
    SELECT gen_random_uuid() AS reservation_id, gen_random_uuid() AS user_id, seat.seat_id, seat.grade_id, seat.price,
           seat.performance_id, seat.event_id
    FROM drawn
    JOIN bench.seats seat ON seat.number = drawn.number),
free AS MATERIALIZED (
    SELECT state.seat_id
    FROM seat_states state
    WHERE state.seat_id = ANY (ARRAY(SELECT seat_id FROM request))
      AND (state.status = 'available' OR state.held_until <= now())
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state),
granted AS (
    SELECT request.*
    FROM request
    JOIN free ON free.seat_id = request.seat_id),
taken AS (
    UPDATE seat_states state
    SET status = 'locked', reservation_id = granted.reservation_id, held_until = now() + interval '1 hour'
    FROM granted
    WHERE state.seat_id = granted.seat_id),
reservation AS (
    INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, fee, total_amount, expires_at,
                              created_at, hold_slot)
    SELECT reservation_id, reservation_id, user_id, event_id, performance_id, 'pending', 'pending', 0, price,
           now() + interval '1 hour', now(), 1
    FROM granted),
items AS (
    INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
    SELECT reservation_id, seat_id, grade_id, price, performance_id, user_id, 1
    FROM granted)
SELECT count(*)
FROM granted;
