-- Sales and refunds of each day (Seoul) that has any, since an instant. Parameter: the instant.
-- By reservations_confirmed and reservations_cancelled. A refund is always the full amount.
SELECT to_char(moved.at AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD') AS day,
       cast(sum(moved.sale) AS bigint) AS sales,
       cast(sum(moved.refund) AS bigint) AS refunds
FROM (SELECT confirmed_at AS at, total_amount AS sale, 0 AS refund
      FROM reservations
      WHERE confirmed_at >= ?1
        AND NOT is_warm_up(user_id)
      UNION ALL
      SELECT cancelled_at, 0, total_amount
      FROM reservations
      WHERE cancelled_at >= ?1
        AND confirmed_at IS NOT NULL
        AND NOT is_warm_up(user_id)) moved
GROUP BY 1
