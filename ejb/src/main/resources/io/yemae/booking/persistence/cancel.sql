-- Cancels a live hold, or a confirmed reservation that may still be cancelled, in one statement. Its seats become available at once
-- (free_seats); if it was confirmed, a notice for the buyer is put into the outbox. Parameters: reservation, user, reason (may be null),
-- hoursBefore (the start, until when it may be cancelled: policy, unless the event has its own limit), atAnyTime (whether it may be
-- cancelled at any time), notice (its id), trace (of the request, may be null). Returns the former status, the performance and the payment
-- method; no row if it cannot be cancelled. By primary keys.
WITH request AS (
    SELECT cast(:reservation AS uuid) AS reservation_id,
           cast(:user AS uuid) AS user_id,
           cast(:reason AS text) AS reason,
           cast(:hoursBefore AS integer) AS hours_before,
           cast(:atAnyTime AS boolean) AS at_any_time,
           cast(:notice AS uuid) AS notice_id,
           cast(:trace AS uuid) AS trace),
target AS (
    -- By primary key. The row is judged again after a wait for its lock.
    SELECT reservation.id, reservation.performance_id, reservation.status AS former_status
    FROM request
    JOIN reservations reservation ON reservation.id = request.reservation_id
    JOIN performances performance ON performance.id = reservation.performance_id
    JOIN events event ON event.id = reservation.event_id
    WHERE reservation.user_id = request.user_id
      AND (is_live_hold(reservation.status, reservation.expires_at, now())
        OR (reservation.status = 'confirmed'
          AND (request.at_any_time
            OR performance.starts_at >= now() + make_interval(hours => coalesce(event.cancel_hours_before, request.hours_before)))))
    FOR NO KEY UPDATE OF reservation),
cancelled AS (
    UPDATE reservations reservation
    SET status = 'cancelled',
        -- Points are given back in this transaction. Other money counts as refunded once the gateway has returned it.
        payment_status = CASE WHEN target.former_status = 'confirmed' AND reservation.payment_method = 'POINTS' THEN 'refunded'
                              ELSE reservation.payment_status
                         END,
        cancelled_at = now(),
        cancel_reason = request.reason,
        cancelled_trace = request.trace
    FROM target, request
    WHERE reservation.id = target.id
    RETURNING reservation.id, reservation.payment_method, free_seats(ARRAY[reservation.id])),
notice AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT request.notice_id, 'NOTICES', 'reservation.cancelled', target.id
    FROM target
    CROSS JOIN request
    WHERE target.former_status = 'confirmed'
      AND NOT is_warm_up(request.user_id))
SELECT target.former_status, target.performance_id, cancelled.payment_method
FROM target
JOIN cancelled ON cancelled.id = target.id
