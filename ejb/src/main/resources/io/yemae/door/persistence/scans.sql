-- Scans with their staff. By primary keys and door_scans_by_reservation; ScanRows appends a condition.
SELECT scan.id, scan.performance_id, scan.reservation_id, scan.seat_id, scan.device, scan.method, scan.at, scan.refusal,
       scan.undone_at IS NOT NULL AS undone, staff.name AS staff
FROM door_scans scan
LEFT JOIN users staff ON staff.id = scan.scanned_by
