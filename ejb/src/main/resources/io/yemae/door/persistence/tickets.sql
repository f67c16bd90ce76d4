-- Tickets of reservations that were ever confirmed, with the scan that admits each. A ticket is called by the number of its reservation
-- and a number within it. TicketRows appends a condition. Parameters: the performance, and those of that condition. By
-- reservations_of_door, or by primary key if the condition names reservations; then by door_scans_in_order, door_scans_by_reservation and
-- primary keys.
SELECT item.reservation_id, reservation.number, item.seat_id, seat.label, grade.name AS grade,
       reservation.number || '-' || row_number() OVER (PARTITION BY item.reservation_id ORDER BY item.seat_id) AS ticket,
       reservation.status <> 'confirmed' AS cancelled, coalesce(buyer.name, sale.buyer_name) AS buyer, secret.secret,
       greatest(reservation.confirmed_at, reservation.cancelled_at,
                (SELECT max(scan.changed_at) FROM door_scans scan WHERE scan.reservation_id = reservation.id)) AS changed_at,
       admission.id AS scan, admission.at, admission.device, admission.method, staff.name AS staff
FROM reservations reservation
JOIN reservation_items item ON item.reservation_id = reservation.id
JOIN seats seat ON seat.id = item.seat_id
JOIN grades grade ON grade.id = item.grade_id
LEFT JOIN users buyer ON buyer.id = reservation.user_id AND buyer.deleted_at IS NULL
LEFT JOIN counter_sales sale ON sale.reservation_id = reservation.id
LEFT JOIN entry_secrets secret ON secret.reservation_id = reservation.id
LEFT JOIN door_admissions admission ON admission.performance_id = cast(:performance AS uuid)
                                   AND admission.reservation_id = item.reservation_id
                                   AND admission.seat_id = item.seat_id
LEFT JOIN users staff ON staff.id = admission.scanned_by
WHERE reservation.performance_id = cast(:performance AS uuid)
  AND reservation.confirmed_at IS NOT NULL
  AND %s
ORDER BY reservation.number, item.seat_id
