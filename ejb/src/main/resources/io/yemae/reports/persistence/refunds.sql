-- Refunds by day (Seoul) and reason, the latest day first. By the indexes of sales_sums_of.
SELECT cast(day AS text) AS day,
       name AS reason,
       sum(moves) AS reservations,
       sum(amount) AS amount
FROM sales_sums_of(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:from AS date), cast(:to AS date))
WHERE part = 'reason'
GROUP BY 1, 2
ORDER BY day DESC, amount DESC, reason
LIMIT :limit
