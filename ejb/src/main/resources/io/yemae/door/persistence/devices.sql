-- What each device has done at a performance, at most a hundred devices. Parameter: the performance. By door_scans_by_change.
SELECT scan.device, count(admission.id) FILTER (WHERE reservation.status = 'confirmed') AS admitted,
       count(*) FILTER (WHERE scan.refusal IS NOT NULL) AS refused, max(scan.at) AS last_scan_at
FROM door_scans scan
JOIN reservations reservation ON reservation.id = scan.reservation_id
LEFT JOIN door_admissions admission ON admission.performance_id = cast(:performance AS uuid)
                                   AND admission.id = scan.id
WHERE scan.performance_id = cast(:performance AS uuid)
GROUP BY scan.device
ORDER BY scan.device
LIMIT 100
