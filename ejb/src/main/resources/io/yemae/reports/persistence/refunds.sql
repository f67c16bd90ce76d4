-- Refunds by day (Seoul) and reason, the latest day first. By the indexes of sales_moves.
SELECT to_char(moved.moved_at AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD') AS day,
       moved.reason,
       count(*) AS reservations,
       sum(moved.total) AS amount
FROM sales_moves(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:since AS timestamptz),
                 cast(:until AS timestamptz)) moved
WHERE moved.is_refund
GROUP BY 1, 2
ORDER BY day DESC, amount DESC, reason
LIMIT :limit
