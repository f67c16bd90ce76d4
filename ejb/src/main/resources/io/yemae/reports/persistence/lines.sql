-- The lines of a report. Of the kinds 'total', 'day' (Seoul), 'channel' and 'method' the counts are of reservations, of 'grade' and
-- 'section' of seats. Seats of general admission have no section. Fees and discounts are no part of grades and sections.
-- Parameters, each null for no condition: event, performance, among (the events that the caller may see, an array), from (the first day,
-- Seoul), to (the last day). By the indexes of sales_sums_of and the key of grades.
WITH sums AS MATERIALIZED (
    SELECT day, is_refund, part, name, sum(moves) AS moves, sum(amount) AS amount
    FROM sales_sums_of(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:from AS date), cast(:to AS date))
    WHERE part <> 'reason'
    GROUP BY day, is_refund, part, name)
SELECT line.kind,
       line.name,
       coalesce(sum(line.moves) FILTER (WHERE NOT line.is_refund), 0) AS sold,
       coalesce(sum(line.amount) FILTER (WHERE NOT line.is_refund), 0) AS sales,
       coalesce(sum(line.moves) FILTER (WHERE line.is_refund), 0) AS refunded,
       coalesce(sum(line.amount) FILTER (WHERE line.is_refund), 0) AS refunds
FROM (SELECT sums.part AS kind, CASE WHEN sums.part = 'grade' THEN grade.name ELSE sums.name END AS name, sums.is_refund, sums.moves,
             sums.amount
      FROM sums
      LEFT JOIN grades grade ON grade.id = cast(CASE WHEN sums.part = 'grade' THEN sums.name END AS uuid)
      UNION ALL
      SELECT 'day', cast(day AS text), is_refund, moves, amount
      FROM sums
      WHERE part = 'channel'
      UNION ALL
      SELECT 'total', NULL, is_refund, moves, amount
      FROM sums
      WHERE part = 'channel') line
GROUP BY line.kind, line.name
ORDER BY CASE WHEN line.kind NOT IN ('day', 'channel') THEN coalesce(sum(line.amount) FILTER (WHERE NOT line.is_refund), 0) END DESC,
         line.name
