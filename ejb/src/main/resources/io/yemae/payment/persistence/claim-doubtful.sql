-- Claims paid payments for which the gateway's last answer was not understood, to ask again: the first time at once, then every ten
-- minutes. Nobody else would ask: a later webhook may never come, and the comparison with the gateway's books runs once a day.
-- Parameter: the most to claim. Returns the ids. By payments_remarkable.
UPDATE payments
SET claimed_until = now() + interval '10 minutes'
WHERE id IN (SELECT id
             FROM payments
             WHERE status = 'DONE'
               AND failure_code IN ('STRANGE_STATUS', 'MISMATCH')
               AND (claimed_until IS NULL OR claimed_until <= now())
               AND NOT is_warm_up(id)
             ORDER BY claimed_until NULLS FIRST
             LIMIT ?1
             FOR NO KEY UPDATE SKIP LOCKED)
RETURNING id
