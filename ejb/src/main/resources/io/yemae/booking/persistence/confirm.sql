-- Confirms live holds in one statement: their seats are sold, and a notice for each buyer is put into the outbox. If one was an offer of
-- the waiting list, the entry ends.
-- Parameters: reservations, users, notices (the ids of the notices), traces (of the requests, may be null): arrays with an element for
-- each hold. method: of the payment.
-- Returns for each hold that was confirmed the reservation, the number of its items and the number of seats that were sold; no row for one
-- that is not live. If the two numbers differ a seat was lost, and the caller rolls back. By primary keys and waiting_entries_offers.
WITH confirmed AS (
    UPDATE reservations reservation
    SET status = 'confirmed', payment_status = 'completed', payment_method = cast(:method AS text), confirmed_at = now(),
        paid_trace = due.trace
    FROM unnest(cast(:reservations AS uuid[]), cast(:users AS uuid[]), cast(:notices AS uuid[]), cast(:traces AS uuid[]))
         AS due (reservation_id, user_id, notice_id, trace)
    WHERE reservation.id = due.reservation_id
      AND reservation.user_id = due.user_id
      AND is_live_hold(reservation.status, reservation.expires_at, now())
    RETURNING reservation.id, reservation.user_id, reservation.number, reservation.event_id, reservation.performance_id,
              reservation.total_amount, due.notice_id),
wanted AS (
    SELECT item.reservation_id, item.seat_id
    FROM confirmed
    JOIN reservation_items item ON item.reservation_id = confirmed.id),
sold AS (
    UPDATE seat_states state
    SET status = 'sold', held_until = NULL
    FROM wanted
    WHERE state.seat_id = wanted.seat_id
      AND state.reservation_id = wanted.reservation_id
      AND state.status = 'locked'
    RETURNING state.reservation_id),
bought AS (
    -- By waiting_entries_offers.
    UPDATE waiting_entries entry
    SET status = 'bought', ended_at = now()
    FROM confirmed
    WHERE entry.reservation_id = confirmed.id
      AND entry.status = 'offered'),
notice AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT notice_id, 'NOTICES', 'reservation.confirmed', id
    FROM confirmed
    WHERE NOT is_warm_up(user_id))
SELECT confirmed.id,
       confirmed.number,
       confirmed.event_id,
       confirmed.performance_id,
       confirmed.total_amount,
       (SELECT count(*) FROM wanted WHERE wanted.reservation_id = confirmed.id) AS items,
       (SELECT count(*) FROM sold WHERE sold.reservation_id = confirmed.id) AS sold
FROM confirmed
