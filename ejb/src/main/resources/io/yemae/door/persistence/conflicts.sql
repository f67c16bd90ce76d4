-- Scans that let somebody in but do not count, because another one admits the ticket or the reservation is cancelled; the latest hundred.
-- Parameter: the performance. By door_scans_in_order.
SELECT scan.id, scan.at, scan.device, staff.name AS staff, seat.label,
       reservation.number || '-' || (SELECT count(*)
                                     FROM reservation_items item
                                     WHERE item.reservation_id = scan.reservation_id
                                       AND item.seat_id <= scan.seat_id) AS ticket,
       CASE WHEN reservation.status = 'confirmed' THEN 'duplicate' ELSE 'cancelled' END AS problem
FROM door_scans scan
JOIN reservations reservation ON reservation.id = scan.reservation_id
JOIN seats seat ON seat.id = scan.seat_id
LEFT JOIN users staff ON staff.id = scan.scanned_by
LEFT JOIN door_admissions admission ON admission.performance_id = cast(:performance AS uuid)
                                   AND admission.id = scan.id
WHERE scan.performance_id = cast(:performance AS uuid)
  AND scan.refusal IS NULL
  AND scan.undone_at IS NULL
  AND (admission.id IS NULL OR reservation.status <> 'confirmed')
ORDER BY scan.at DESC, scan.id
LIMIT 100
