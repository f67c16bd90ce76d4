-- Claims the cancelled performance that is due longest for 20 seconds, so that other nodes skip it. No row if none is due.
-- No parameters, and no index: the table has only the performances that were cancelled within about two hours.
UPDATE cancelled_performances
SET look_at = now() + interval '20 seconds'
WHERE performance_id = (SELECT performance_id
                        FROM cancelled_performances
                        WHERE look_at <= now()
                        ORDER BY look_at
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED)
RETURNING performance_id, reason
