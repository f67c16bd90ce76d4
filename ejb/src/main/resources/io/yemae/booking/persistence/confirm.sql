-- Confirms a live hold in one statement: its seats are sold, and a notice for the buyer is put into the outbox. If it was an offer of the
-- waiting list, the entry ends.
-- Parameters, in order: reservation id, user id, payment method, id of the notice.
-- Returns the reservation, the number of its items and the number of seats that were sold; no row if there is no such live hold. If the two
-- numbers differ a seat was lost, and the caller rolls back.
WITH request AS (
    SELECT cast(? AS uuid) AS reservation_id,
           cast(? AS uuid) AS user_id,
           cast(? AS text) AS method,
           cast(? AS uuid) AS notice_id),
confirmed AS (
    UPDATE reservations reservation
    SET status = 'confirmed', payment_status = 'completed', payment_method = request.method, confirmed_at = now()
    FROM request
    WHERE reservation.id = request.reservation_id
      AND reservation.user_id = request.user_id
      AND is_live_hold(reservation.status, reservation.expires_at, now())
    RETURNING reservation.id, reservation.number, reservation.event_id, reservation.performance_id, reservation.total_amount),
wanted AS (
    SELECT item.seat_id
    FROM confirmed
    JOIN reservation_items item ON item.reservation_id = confirmed.id),
sold AS (
    UPDATE seat_states state
    SET status = 'sold', held_until = NULL
    FROM confirmed, wanted
    WHERE state.seat_id = wanted.seat_id
      AND state.reservation_id = confirmed.id
      AND state.status = 'locked'
    RETURNING state.seat_id),
bought AS (
    -- By waiting_entries_offers.
    UPDATE waiting_entries entry
    SET status = 'bought', ended_at = now()
    FROM confirmed
    WHERE entry.reservation_id = confirmed.id
      AND entry.status = 'offered'),
notice AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT request.notice_id, 'NOTICES', 'reservation.confirmed', confirmed.id
    FROM confirmed
    CROSS JOIN request
    WHERE NOT is_warm_up(request.user_id))
SELECT confirmed.number,
       confirmed.event_id,
       confirmed.performance_id,
       confirmed.total_amount,
       (SELECT count(*) FROM wanted) AS items,
       (SELECT count(*) FROM sold) AS sold
FROM confirmed
