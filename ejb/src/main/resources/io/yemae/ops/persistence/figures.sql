-- How far behind the platform is. Ages in seconds. No parameters. By partial indexes that contain only what is behind (outbox_unsent,
-- reservations_due, payments_unsettled, payments_remarkable), and server_errors_by_time.
SELECT coalesce((SELECT extract(epoch FROM now() - min(created_at)) FROM outbox WHERE sent_at IS NULL), 0)::double precision AS outbox_age,
       coalesce((SELECT extract(epoch FROM now() - min(expires_at))
                 FROM reservations
                 WHERE status = 'pending' AND expires_at < now()), 0)::double precision AS expiry_lag,
       doubt.payments AS payments_in_doubt,
       doubt.age AS payments_in_doubt_age,
       (SELECT count(*) FROM payments WHERE status = 'DONE' AND failure_code IS NOT NULL AND NOT is_warm_up(id)) AS payments_remarkable,
       (SELECT coalesce(sum(errors), 0)::bigint FROM server_errors WHERE at > now() - interval '2 minutes') AS failed_requests,
       extract(epoch FROM clock_timestamp())::double precision AS clock
FROM (SELECT count(*) AS payments, coalesce(extract(epoch FROM now() - min(changed_at)), 0)::double precision AS age
      FROM payments
      WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
        AND changed_at < now() - interval '1 minute'
        AND NOT is_warm_up(id)) doubt
