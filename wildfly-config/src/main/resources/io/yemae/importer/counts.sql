-- Rows with outcome "changed" are not counted: they are remarks on rows that are counted as "taken".
SELECT kind,
       count(*) FILTER (WHERE outcome = 'taken') AS taken,
       count(*) FILTER (WHERE outcome = 'present') AS present,
       count(*) FILTER (WHERE outcome = 'skipped') AS skipped
FROM import_report
GROUP BY kind
ORDER BY min(CASE kind WHEN 'users' THEN 1 WHEN 'seat_layouts' THEN 2 WHEN 'events' THEN 3 WHEN 'ticket_types' THEN 4 WHEN 'seats' THEN 5
                       WHEN 'reservations' THEN 6 ELSE 7 END)
