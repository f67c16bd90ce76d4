-- Locks the holds that can be paid with points now, and the accounts of their buyers: live holds without a payment in progress, of buyers
-- who have the points. Waits for nobody: what another transaction has locked cannot be paid now.
-- Parameters: reservations, users: arrays with an element for each hold.
-- Returns a row for each hold that can be paid: the reservation, its event and price, and whether it is an offer of the waiting list. That
-- no payment has begun meanwhile is what the index payments_one_live guarantees. By primary keys, and by payments_one_live.
SELECT reservation.id, reservation.event_id, reservation.total_amount, reservation.waiting_entry_id IS NOT NULL AS offered
FROM unnest(cast(:reservations AS uuid[]), cast(:users AS uuid[])) AS due (reservation_id, user_id)
JOIN reservations reservation ON reservation.id = due.reservation_id AND reservation.user_id = due.user_id
JOIN point_accounts account ON account.user_id = due.user_id
WHERE is_live_hold(reservation.status, reservation.expires_at, now())
  AND account.balance >= reservation.total_amount
  AND NOT EXISTS (SELECT 1
                  FROM payments payment
                  WHERE payment.reservation_id = reservation.id
                    AND payment.status IN ('CONFIRMING', 'UNKNOWN', 'DONE'))
FOR NO KEY UPDATE OF reservation, account SKIP LOCKED
