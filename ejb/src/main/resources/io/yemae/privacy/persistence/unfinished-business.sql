-- A condition on users person: staff, and users with upcoming reservations, running payments or refunds, or points are not erased.
-- No parameters. By reservations_by_user, payments_by_user and primary keys.
role <> 'USER'
   OR EXISTS (SELECT 1
              FROM reservations reservation
              JOIN performances performance ON performance.id = reservation.performance_id
              WHERE reservation.user_id = person.id
                AND ((reservation.status = 'confirmed' AND coalesce(performance.ends_at, performance.starts_at) > now())
                  OR is_live_hold(reservation.status, reservation.expires_at, now())))
   OR EXISTS (SELECT 1
              FROM payments payment
              WHERE payment.user_id = person.id
                AND payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING'))
   OR EXISTS (SELECT 1
              FROM point_accounts account
              WHERE account.user_id = person.id
                AND account.balance > 0)
