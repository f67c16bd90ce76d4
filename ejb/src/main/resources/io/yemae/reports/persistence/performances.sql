-- The performances of an event with their seats, and how many of these are sold now. By performances_by_event, seats_ordinal and
-- reservations_by_event.
SELECT performance.id, performance.starts_at, capacity.seats, coalesce(taken.sold, 0) AS sold
FROM performances performance
CROSS JOIN LATERAL (SELECT count(*) AS seats
                    FROM seats seat
                    WHERE seat.performance_id = performance.id) capacity
LEFT JOIN (SELECT reservation.performance_id, count(*) AS sold
           FROM reservations reservation
           JOIN reservation_items item ON item.reservation_id = reservation.id
           WHERE reservation.event_id = cast(:event AS uuid)
             AND reservation.status = 'confirmed'
           GROUP BY reservation.performance_id) taken ON taken.performance_id = performance.id
WHERE performance.event_id = cast(:event AS uuid)
ORDER BY performance.starts_at, performance.id
