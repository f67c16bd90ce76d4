-- Up to 20 events on sale, by their sales since an instant, descending. Parameter: the instant.
-- By reservations_confirmed and events_by_sale_start.
SELECT event.id, event.title, coalesce(today.amount, 0) AS amount
FROM events event
LEFT JOIN (SELECT event_id, cast(sum(total_amount) AS bigint) AS amount
           FROM reservations
           WHERE confirmed_at >= ?1
             AND status = 'confirmed'
           GROUP BY event_id) today ON today.event_id = event.id
WHERE event.cancelled_at IS NULL
  AND NOT is_warm_up(event.id)
  AND event.sale_start <= now()
  AND event.sale_end > now()
ORDER BY coalesce(today.amount, 0) DESC, event.sale_start DESC, event.id
LIMIT 20
