-- Refunds by day (Seoul) and reason, the latest day first.
-- Parameters, each null for no condition: event, performance, among (the events that the caller may see, an array), from (the first day,
-- Seoul), to (the last day); and limit (how many rows at most). By the indexes of sales_sums_of.
SELECT cast(day AS text) AS day,
       name AS reason,
       sum(moves) AS reservations,
       sum(amount) AS amount
FROM sales_sums_of(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:from AS date), cast(:to AS date))
WHERE part = 'reason'
GROUP BY 1, 2
ORDER BY day DESC, amount DESC, reason
LIMIT :limit
