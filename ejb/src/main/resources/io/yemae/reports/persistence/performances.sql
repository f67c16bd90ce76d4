-- The performances of an event with their seats, and how many of these are sold now. Parameter: event. By performances_by_event,
-- seats_ordinal and the indexes of sales_sums_of.
SELECT performance.id, performance.starts_at, capacity.seats, coalesce(taken.sold, 0) AS sold
FROM performances performance
CROSS JOIN LATERAL (SELECT count(*) AS seats
                    FROM seats seat
                    WHERE seat.performance_id = performance.id) capacity
LEFT JOIN (SELECT performance_id, sum(CASE WHEN is_refund THEN -moves ELSE moves END) AS sold
           FROM sales_sums_of(cast(:event AS uuid), NULL, NULL, NULL, NULL)
           WHERE part = 'grade'
           GROUP BY performance_id) taken ON taken.performance_id = performance.id
WHERE performance.event_id = cast(:event AS uuid)
ORDER BY performance.starts_at, performance.id
