-- Claims payments whose outcome has been open for some time. Nodes share the work: each skips what another one has claimed or is claiming.
-- The claim lasts longer than all attempts of one call to the gateway can take. Those of rehearsals end with their copies.
-- Parameters: for how many seconds the outcome has been open, the most to claim. Returns the ids. By payments_unsettled.
UPDATE payments
SET claimed_until = now() + interval '60 seconds', attempts = attempts + 1
WHERE id IN (SELECT id
             FROM payments
             WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
               AND changed_at <= now() - make_interval(secs => ?1)
               AND (claimed_until IS NULL OR claimed_until <= now())
               AND NOT is_warm_up(id)
             ORDER BY changed_at
             LIMIT ?2
             FOR NO KEY UPDATE SKIP LOCKED)
RETURNING id
