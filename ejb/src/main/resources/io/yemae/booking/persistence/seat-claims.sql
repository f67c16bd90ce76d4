-- The reservations that have or had seats of a performance, of each seat the newest 50, the newest first. Parameters: the event; the
-- performance; the seats (an array). By reservations_by_event, and the items of each reservation by their key: an index of the items by
-- seat would slow down every hold.
SELECT claim.*,
       claim.live AND claim.shown IN ('pending', 'confirmed') AS current,
       coalesce(buyer.name, sale.buyer_name) AS name, buyer.email, coalesce(buyer.phone, sale.buyer_phone) AS phone
FROM (SELECT item.seat_id, item.live, reservation.id, reservation.number, reservation.user_id, reservation.created_at,
             reservation.expires_at, reservation.confirmed_at, reservation.cancelled_at, reservation.total_amount,
             CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'expired'
                  ELSE reservation.status
             END AS shown,
             row_number() OVER (PARTITION BY item.seat_id ORDER BY reservation.id DESC) AS place
      FROM reservations reservation
      JOIN reservation_items item ON item.reservation_id = reservation.id
      WHERE reservation.event_id = :event
        AND reservation.performance_id = :performance
        AND item.seat_id = ANY (:seats)) claim
LEFT JOIN users buyer ON buyer.id = claim.user_id
LEFT JOIN counter_sales sale ON sale.reservation_id = claim.id
WHERE claim.place <= 50
ORDER BY claim.id DESC
