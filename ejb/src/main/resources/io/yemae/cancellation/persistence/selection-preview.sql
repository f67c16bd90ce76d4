-- What the cancellation of some reservations would do now. Parameters: their ids; the events whose reservations count, or null for all.
-- By the keys of reservations and items, and payments_by_reservation.
WITH chosen AS (
    SELECT id, user_id,
           CASE WHEN is_lapsed_hold(status, expires_at, now()) THEN 'expired' ELSE status END AS status
    FROM reservations
    WHERE id = ANY (?1)
      AND NOT is_warm_up(user_id)
      AND (cast(?2 AS uuid[]) IS NULL OR event_id = ANY (?2))),
live AS (
    SELECT id, user_id, status
    FROM chosen
    WHERE status IN ('confirmed', 'pending')),
paid AS (
    SELECT payment.method, payment.amount, payment.points, payment.status
    FROM live
    JOIN payments payment ON payment.reservation_id = live.id)
SELECT (SELECT count(*) FROM chosen) AS total,
       (SELECT count(*) FROM live WHERE status = 'confirmed') AS reservations,
       (SELECT count(*) FROM live WHERE status = 'pending') AS holds,
       (SELECT count(*) FROM live JOIN reservation_items item ON item.reservation_id = live.id AND item.live) AS seats,
       (SELECT count(DISTINCT user_id) FROM live) AS buyers,
       (SELECT cast(coalesce(sum(CASE WHEN method = 'POINTS' THEN amount ELSE points END), 0) AS bigint)
        FROM paid
        WHERE status = 'DONE') AS points,
       (SELECT cast(coalesce(sum(amount), 0) AS bigint) FROM paid WHERE status = 'DONE' AND method <> 'POINTS') AS otherwise,
       (SELECT count(*) FROM paid WHERE status IN ('CONFIRMING', 'UNKNOWN')) AS in_progress,
       (SELECT count(*) FROM chosen WHERE status = 'cancelled') AS already_cancelled,
       (SELECT count(*) FROM chosen WHERE status = 'expired') AS expired,
       (SELECT md5(coalesce(string_agg(id || status, ' ' ORDER BY id), '')) FROM chosen) AS version
