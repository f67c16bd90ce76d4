-- Our record of the money that moved through the gateway: payments and refunds. A refund of which the gateway has reported the movements
-- is replaced by them. With what was refunded for orders that are no payments of ours. Parameters: the first and the last instant, both
-- included. Without those of rehearsals, which moved no money. By gateway_returns_by_time and unknown_movements_by_time.
SELECT payment.id::text AS order_id, payment.amount, payment.approved_at AS at, false AS back
FROM payments payment
WHERE payment.method IN ('CARD', 'EASY_PAY')
  AND payment.approved_at BETWEEN ?1 AND ?2
  AND NOT is_warm_up(payment.id)
UNION ALL
SELECT payment_id::text, amount, returned_at, true
FROM gateway_returns
WHERE returned_at BETWEEN ?1 AND ?2
UNION ALL
SELECT payment.id::text, refund.amount, refund.done_at, true
FROM refunds refund
JOIN payments payment ON payment.id = refund.payment_id
WHERE payment.method IN ('CARD', 'EASY_PAY')
  AND NOT refund.of_points
  AND refund.done_at BETWEEN ?1 AND ?2
  AND NOT EXISTS (SELECT 1 FROM gateway_returns WHERE payment_id = payment.id)
UNION ALL
SELECT order_id, amount, at, refund
FROM unknown_movements
WHERE at BETWEEN ?1 AND ?2
