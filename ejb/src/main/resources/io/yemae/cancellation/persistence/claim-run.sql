-- Claims the run that is due longest for 20 seconds, so that other nodes skip it. No row if none is due. By cancellation_runs_due.
UPDATE cancellation_runs
SET look_at = now() + interval '20 seconds'
WHERE id = (SELECT id
            FROM cancellation_runs
            WHERE done_at IS NULL
              AND look_at <= now()
            ORDER BY look_at
            LIMIT 1
            FOR UPDATE SKIP LOCKED)
RETURNING id, requested_by, reason
