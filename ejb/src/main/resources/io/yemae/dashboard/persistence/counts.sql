-- Numbers of now, and since an instant. Parameter: the instant.
-- By reservations_due, outbox_unsent, reservations_confirmed, reservations_cancelled and users_by_registration.
SELECT (SELECT count(*)
        FROM reservations
        WHERE is_live_hold(status, expires_at, now())
          AND NOT is_warm_up(user_id)) AS live_holds,
       (SELECT count(*)
        FROM outbox
        WHERE sent_at IS NULL) AS outbox_waiting,
       (SELECT count(*)
        FROM reservations
        WHERE confirmed_at >= ?1
          AND NOT is_warm_up(user_id)) AS confirmed,
       (SELECT count(*)
        FROM reservations
        WHERE cancelled_at >= ?1
          AND confirmed_at IS NOT NULL
          AND NOT is_warm_up(user_id)) AS cancelled,
       (SELECT count(*)
        FROM users
        WHERE created_at >= ?1
          AND NOT is_warm_up(id)) AS registered
