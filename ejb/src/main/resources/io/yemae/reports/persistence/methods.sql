-- Sales and refunds by means of payment. A reservation that was paid in part with points is counted with both, each with its part. By the
-- indexes of sales_moves, payments_by_reservation, refunds_once, and the primary keys of counter_sales and till_entries.
SELECT 'method' AS kind,
       part.method AS name,
       count(*) FILTER (WHERE NOT moved.is_refund) AS sold,
       coalesce(sum(part.amount) FILTER (WHERE NOT moved.is_refund), 0) AS sales,
       count(*) FILTER (WHERE moved.is_refund) AS refunded,
       coalesce(sum(part.amount) FILTER (WHERE moved.is_refund), 0) AS refunds
FROM sales_moves(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:since AS timestamptz),
                 cast(:until AS timestamptz)) moved
LEFT JOIN LATERAL (SELECT payment.points
                   FROM payments payment
                   WHERE moved.method IN ('CARD', 'EASY_PAY')
                     AND payment.reservation_id = moved.reservation_id
                     AND payment.points > 0
                     -- Of a payment that never succeeded the points came back without a refund.
                     AND (payment.status = 'DONE'
                       OR EXISTS (SELECT FROM refunds refund WHERE refund.payment_id = payment.id AND refund.of_points))
                   LIMIT 1) mixed ON true
LEFT JOIN counter_sales sale ON moved.method = 'MANUAL' AND sale.reservation_id = moved.reservation_id
LEFT JOIN till_entries entry ON entry.payment_id = sale.payment_id AND NOT entry.back
CROSS JOIN LATERAL (VALUES (coalesce(upper(entry.means), moved.method), moved.total - coalesce(mixed.points, 0)),
                           ('POINTS', mixed.points)) part (method, amount)
WHERE part.amount IS NOT NULL
GROUP BY part.method
ORDER BY sales DESC, name
