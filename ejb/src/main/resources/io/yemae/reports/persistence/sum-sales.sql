-- Adds sales and refunds that are in no sum yet to the sums. Parameter: how many at most. Returns how many. Locks the sums in the order of
-- their key; the caller sees to it that one node does it at a time. By the key of sales_unsummed, the unique key of sales_sums, and the
-- indexes of sales_parts.
WITH added AS (
    DELETE FROM sales_unsummed waiting
    USING (SELECT reservation_id, is_refund
           FROM sales_unsummed
           LIMIT ?1) chosen
    WHERE waiting.reservation_id = chosen.reservation_id
      AND waiting.is_refund = chosen.is_refund
    RETURNING waiting.reservation_id, waiting.is_refund),
summed AS (
    INSERT INTO sales_sums AS present (event_id, performance_id, day, is_refund, part, name, moves, amount)
    SELECT part.event_id, part.performance_id, part.day, added.is_refund, part.part, part.name, count(*), sum(part.amount)
    FROM added
    CROSS JOIN LATERAL sales_parts(added.reservation_id, added.is_refund) part
    GROUP BY part.event_id, part.performance_id, part.day, added.is_refund, part.part, part.name
    ON CONFLICT (event_id, performance_id, day, is_refund, part, name)
    DO UPDATE SET moves = present.moves + EXCLUDED.moves, amount = present.amount + EXCLUDED.amount)
SELECT count(*)
FROM added
