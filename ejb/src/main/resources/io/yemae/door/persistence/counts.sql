-- How many tickets of a performance are valid, and how many of them are admitted. Parameter: the performance. By reservations_of_door and
-- door_scans_in_order.
SELECT count(*) AS tickets, count(admission.id) AS admitted
FROM reservations reservation
JOIN reservation_items item ON item.reservation_id = reservation.id
LEFT JOIN door_admissions admission ON admission.performance_id = cast(:performance AS uuid)
                                   AND admission.reservation_id = item.reservation_id
                                   AND admission.seat_id = item.seat_id
WHERE reservation.performance_id = cast(:performance AS uuid)
  AND reservation.confirmed_at IS NOT NULL
  AND reservation.status = 'confirmed'
