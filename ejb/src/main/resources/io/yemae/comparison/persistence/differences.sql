-- What comparisons with the gateway have found, the latest first. Parameters: id, day, onlyOpen (whether only open ones), after (the id
-- that the list ended with), limit; each of id, day and after may be null. By the key, payment_differences_by_day and
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
WHERE (cast(:id AS uuid) IS NULL OR difference.id = :id)
  AND (cast(:day AS date) IS NULL OR difference.day = :day)
  AND (NOT :onlyOpen OR (difference.gone_at IS NULL AND difference.resolved_at IS NULL))
  AND (cast(:after AS uuid) IS NULL OR difference.id < :after)
ORDER BY difference.id DESC
LIMIT :limit
