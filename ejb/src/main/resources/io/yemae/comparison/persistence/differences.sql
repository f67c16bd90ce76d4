-- What comparisons with the gateway have found, the latest first. Parameters: an id, a day, whether only open ones, the id that the list
-- ended with, and how many at most; each of the first, second and fourth may be null. By the key, payment_differences_by_day and
-- payment_differences_open.
SELECT difference.id, difference.day, difference.kind, difference.order_id, difference.amount, difference.refund, difference.at,
       difference.found_at, difference.resolved_at, difference.reason,
       CASE WHEN difference.resolved_at IS NOT NULL THEN 'RESOLVED'
            WHEN difference.gone_at IS NOT NULL THEN 'GONE'
            ELSE 'OPEN' END AS state,
       CASE WHEN difference.resolved_at IS NOT NULL THEN changed_by('payment.resolve', difference.id::text) END AS resolved_by,
       CASE WHEN difference.order_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            THEN EXISTS (SELECT 1 FROM payments WHERE id = cast(difference.order_id AS uuid)) ELSE false END AS of_payment
FROM payment_differences difference
WHERE (cast(?1 AS uuid) IS NULL OR difference.id = ?1)
  AND (cast(?2 AS date) IS NULL OR difference.day = ?2)
  AND (NOT ?3 OR (difference.gone_at IS NULL AND difference.resolved_at IS NULL))
  AND (cast(?4 AS uuid) IS NULL OR difference.id < ?4)
ORDER BY difference.id DESC
LIMIT ?5
