-- Lets a hold go because its payment came to nothing (requirement 1, 4.2): its seats are free at once. One statement.
-- Parameters, in order: reservation id, reason. Returns the performance, or no row when there is no such hold; a seat that somebody else has
-- taken over meanwhile stays theirs.
WITH request AS (
    SELECT cast(? AS uuid) AS reservation_id,
           cast(? AS text) AS reason),
released AS (
    UPDATE reservations reservation
    SET status = 'cancelled', payment_status = 'failed', cancelled_at = now(), cancel_reason = request.reason
    FROM request
    WHERE reservation.id = request.reservation_id
      AND reservation.status = 'pending'
    RETURNING reservation.id, reservation.performance_id),
ended AS (
    UPDATE reservation_items item
    SET live = false
    FROM released
    WHERE item.reservation_id = released.id
    RETURNING item.reservation_id, item.seat_id),
freed AS (
    UPDATE seat_states state
    SET status = 'available', reservation_id = NULL, held_until = NULL
    FROM ended
    WHERE state.seat_id = ended.seat_id
      AND state.reservation_id = ended.reservation_id)
SELECT performance_id
FROM released
