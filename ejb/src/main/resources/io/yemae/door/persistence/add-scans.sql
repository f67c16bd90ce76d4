-- Records scans. Parameters: performance, by (who has scanned), receivedAt; ids, reservations, seats, devices, methods, offline, decisions
-- (whether the staff let somebody in with a screenshot), times, refusals (null if somebody was let in): arrays with one element for each
-- scan. Reads nothing.
INSERT INTO door_scans (id, performance_id, reservation_id, seat_id, device, scanned_by, method, offline, staff_decision, at, received_at,
                        refusal)
SELECT scan.id, cast(:performance AS uuid), scan.reservation_id, scan.seat_id, scan.device, cast(:by AS uuid), scan.method,
       cast(scan.offline AS boolean), cast(scan.staff_decision AS boolean), cast(scan.at AS timestamptz),
       cast(:receivedAt AS timestamptz), scan.refusal
FROM unnest(cast(:ids AS uuid[]), cast(:reservations AS uuid[]), cast(:seats AS uuid[]), cast(:devices AS text[]),
            cast(:methods AS text[]), cast(:offline AS text[]), cast(:decisions AS text[]), cast(:times AS text[]),
            cast(:refusals AS text[]))
     AS scan (id, reservation_id, seat_id, device, method, offline, staff_decision, at, refusal)
