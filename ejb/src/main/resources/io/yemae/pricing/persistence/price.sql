-- The price of a user's reservation, whether its hold is live, and whether a payment of it is in progress or done.
-- Parameters: reservation id, user id. By the key of reservations; the items by theirs; by payments_one_live.
SELECT reservation.fee, reservation.discount, code.code,
       (SELECT sum(unit_price) FROM reservation_items WHERE reservation_id = reservation.id) AS seats,
       is_live_hold(reservation.status, reservation.expires_at, now()) AS open,
       EXISTS (SELECT 1
               FROM payments payment
               WHERE payment.reservation_id = reservation.id
                 AND payment.status IN ('CONFIRMING', 'UNKNOWN', 'DONE')) AS paying
FROM reservations reservation
LEFT JOIN discount_uses used ON used.reservation_id = reservation.id
LEFT JOIN discount_codes code ON code.id = used.code_id
WHERE reservation.id = ?1
  AND reservation.user_id = ?2
