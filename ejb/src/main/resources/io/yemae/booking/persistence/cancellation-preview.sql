-- What the cancellation of an event, or of one performance of it, would affect now. Parameters: event id, performance id or null.
-- By performances_by_event and reservations_by_event, then the items by their key and payments_by_reservation.
WITH open_performances AS (
    SELECT id
    FROM performances
    WHERE event_id = ?1
      AND (cast(?2 AS uuid) IS NULL OR id = ?2)
      AND cancelled_at IS NULL
      AND ends_at > now()),
live AS (
    SELECT id, user_id, status = 'confirmed' AS is_paid
    FROM reservations
    WHERE event_id = ?1
      AND performance_id IN (SELECT id FROM open_performances)
      AND (status = 'confirmed' OR is_live_hold(status, expires_at, now()))),
paid AS (
    SELECT payment.method, payment.amount, payment.points, payment.status
    FROM live
    JOIN payments payment ON payment.reservation_id = live.id)
SELECT (SELECT count(*) FROM open_performances) AS performances,
       (SELECT count(DISTINCT user_id) FROM live) AS buyers,
       (SELECT count(*) FROM live WHERE is_paid) AS reservations,
       (SELECT count(*) FROM live WHERE NOT is_paid) AS holds,
       (SELECT count(*) FROM live JOIN reservation_items item ON item.reservation_id = live.id AND item.live) AS seats,
       (SELECT cast(coalesce(sum(CASE WHEN method = 'POINTS' THEN amount ELSE points END), 0) AS bigint)
        FROM paid
        WHERE status = 'DONE') AS points,
       (SELECT cast(coalesce(sum(amount), 0) AS bigint) FROM paid WHERE status = 'DONE' AND method <> 'POINTS') AS otherwise,
       (SELECT count(*) FROM paid WHERE status IN ('CONFIRMING', 'UNKNOWN')) AS in_progress
