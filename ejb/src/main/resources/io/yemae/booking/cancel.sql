-- Cancels a hold that still runs, or a confirmed reservation in time: its seats are free at once, and who had paid is told. One statement.
-- Parameters, in order: reservation id, user id, reason or null, hours before the start until which it may be (policy, where the event has
-- no rule of its own), whether it may be at any time, id of the notice.
-- Returns the status that it had, its performance and how it was paid, or no row when it cannot be cancelled; a seat that somebody else has taken over meanwhile stays theirs.
WITH request AS (
    SELECT cast(? AS uuid) AS reservation_id,
           cast(? AS uuid) AS user_id,
           cast(? AS text) AS reason,
           cast(? AS integer) AS hours_before,
           cast(? AS boolean) AS at_any_time,
           cast(? AS uuid) AS notice_id),
target AS (
    SELECT reservation.id, reservation.performance_id, reservation.status AS was
    FROM request
    JOIN reservations reservation ON reservation.id = request.reservation_id
    JOIN performances performance ON performance.id = reservation.performance_id
    JOIN events event ON event.id = reservation.event_id
    WHERE reservation.user_id = request.user_id
      AND ((reservation.status = 'pending' AND reservation.expires_at > now())
        OR (reservation.status = 'confirmed'
          AND (request.at_any_time
            OR performance.starts_at >= now() + make_interval(hours => coalesce(event.cancel_hours_before, request.hours_before)))))
    FOR NO KEY UPDATE OF reservation),
cancelled AS (
    UPDATE reservations reservation
    SET status = 'cancelled',
        -- points are back in this very transaction, other money when whoever took it has given it back
        payment_status = CASE WHEN target.was = 'confirmed' AND reservation.payment_method = 'POINTS' THEN 'refunded'
                              ELSE reservation.payment_status
                         END,
        cancelled_at = now(),
        cancel_reason = request.reason
    FROM target, request
    WHERE reservation.id = target.id
    RETURNING reservation.id, reservation.payment_method),
ended AS (
    UPDATE reservation_items item
    SET live = false
    FROM cancelled
    WHERE item.reservation_id = cancelled.id
    RETURNING item.reservation_id, item.seat_id),
freed AS (
    UPDATE seat_states state
    SET status = 'available', reservation_id = NULL, held_until = NULL
    FROM ended
    WHERE state.seat_id = ended.seat_id
      AND state.reservation_id = ended.reservation_id),
told AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT request.notice_id, 'NOTICES', 'reservation.cancelled', target.id
    FROM target
    CROSS JOIN request
    WHERE target.was = 'confirmed')
SELECT target.was, target.performance_id, cancelled.payment_method
FROM target
JOIN cancelled ON cancelled.id = target.id
