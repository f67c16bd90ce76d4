-- Releases a hold whose payment failed (requirement 1, 4.2), in one statement. Its seats become available at once (free_seats). A hold
-- whose time has run out is released as well, unless the sweep has ended it. Parameters: reservation, reason, trace (of the request, may be
-- null). Returns the performance; no row if there is no such hold. By primary key.
WITH request AS (
    SELECT cast(:reservation AS uuid) AS reservation_id,
           cast(:reason AS text) AS reason,
           cast(:trace AS uuid) AS trace)
-- By primary key.
UPDATE reservations reservation
SET status = 'cancelled', payment_status = 'failed', cancelled_at = now(), cancel_reason = request.reason,
    cancelled_trace = request.trace
FROM request
WHERE reservation.id = request.reservation_id
  AND reservation.status = 'pending'
RETURNING reservation.performance_id, free_seats(ARRAY[reservation.id])
