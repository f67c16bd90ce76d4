-- Reservations that were made in a period, or those with some ids, with their buyers, the newest first.
-- Parameters, each null for no condition: ids (an array), event, performance, among (the events that the caller may see, an array), since
-- (the first instant), until (the instant after the last). By reservations_by_event or the primary key, backwards; then each by primary
-- keys: the first row does not wait for the last.
SELECT reservation.number AS reservation,
       event.title AS event,
       performance.starts_at AS performance,
       CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'expired' ELSE reservation.status END AS status,
       CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'failed' ELSE reservation.payment_status
       END AS payment_status,
       reservation.payment_method AS method,
       sales_channel(reservation.channel, reservation.waiting_entry_id) AS channel,
       taken.seats,
       taken.places,
       reservation.fee,
       reservation.discount,
       reservation.total_amount AS amount,
       coalesce(buyer.name, sale.buyer_name) AS name,
       buyer.email,
       coalesce(buyer.phone, sale.buyer_phone) AS phone,
       reservation.created_at,
       reservation.confirmed_at,
       reservation.cancelled_at,
       reservation.cancel_reason
FROM reservations reservation
JOIN events event ON event.id = reservation.event_id
JOIN performances performance ON performance.id = reservation.performance_id
LEFT JOIN users buyer ON buyer.id = reservation.user_id
LEFT JOIN counter_sales sale ON sale.reservation_id = reservation.id
CROSS JOIN LATERAL (SELECT count(*) AS seats,
                           string_agg(seat.label, ', ' ORDER BY seat.ordinal) AS places
                    FROM reservation_items item
                    -- OFFSET 0: by the key also while there are no statistics, as after an import.
                    CROSS JOIN LATERAL (SELECT seat.label, seat.ordinal FROM seats seat WHERE seat.id = item.seat_id OFFSET 0) seat
                    WHERE item.reservation_id = reservation.id) taken
WHERE NOT is_warm_up(reservation.event_id)
  AND (cast(:ids AS uuid[]) IS NULL OR reservation.id = ANY (cast(:ids AS uuid[])))
  AND (cast(:event AS uuid) IS NULL OR reservation.event_id = cast(:event AS uuid))
  AND (cast(:performance AS uuid) IS NULL OR reservation.performance_id = cast(:performance AS uuid))
  AND (cast(:among AS uuid[]) IS NULL OR reservation.event_id = ANY (cast(:among AS uuid[])))
  AND (cast(:since AS timestamptz) IS NULL OR reservation.created_at >= cast(:since AS timestamptz))
  AND (cast(:until AS timestamptz) IS NULL OR reservation.created_at < cast(:until AS timestamptz))
ORDER BY reservation.id DESC
