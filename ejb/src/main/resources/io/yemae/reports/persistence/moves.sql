-- Sales and refunds in all, by day (Seoul) and by channel. Counts are of reservations. The row of the whole has the kind 'total', and
-- alone has the booking fees and discounts in it. By the indexes of sales_moves.
SELECT CASE WHEN grouping(moved.day) = 0 THEN 'day' WHEN grouping(moved.channel) = 0 THEN 'channel' ELSE 'total' END AS kind,
       coalesce(moved.day, moved.channel) AS name,
       count(*) FILTER (WHERE NOT moved.is_refund) AS sold,
       coalesce(sum(moved.total) FILTER (WHERE NOT moved.is_refund), 0) AS sales,
       count(*) FILTER (WHERE moved.is_refund) AS refunded,
       coalesce(sum(moved.total) FILTER (WHERE moved.is_refund), 0) AS refunds,
       coalesce(sum(moved.fee) FILTER (WHERE NOT moved.is_refund), 0) AS fees,
       coalesce(sum(moved.fee) FILTER (WHERE moved.is_refund), 0) AS refunded_fees,
       coalesce(sum(moved.discount) FILTER (WHERE NOT moved.is_refund), 0) AS discounts,
       coalesce(sum(moved.discount) FILTER (WHERE moved.is_refund), 0) AS refunded_discounts
FROM (SELECT to_char(moved.moved_at AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD') AS day, moved.channel, moved.is_refund, moved.total,
             moved.fee, moved.discount
      FROM sales_moves(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:since AS timestamptz),
                 cast(:until AS timestamptz)) moved) moved
GROUP BY GROUPING SETS ((), (moved.day), (moved.channel))
ORDER BY name
