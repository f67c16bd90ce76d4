-- A user's charges, payments and refunds, oldest first. Parameter: user id. By point_entries_by_user and payments_by_user.
-- A payment by card with a part in points is one use of both, and one refund to each. If it failed before its money came, its points were
-- back by then and are no part of it.
SELECT history.*
FROM (SELECT entry.payment_number AS payment, cast(NULL AS bigint) AS concert, cast(NULL AS bigint) AS schedule, 'CHARGE' AS type,
             entry.created_at AS at, entry.amount AS points, 1 AS step
      FROM point_entries entry
      WHERE entry.user_id = ?1
        AND entry.type = 'CHARGE'
      UNION ALL
      SELECT payment.number, event.number, performance.number, movement.type, movement.at, movement.amount, movement.step
      FROM payments payment
      LEFT JOIN refunds refund ON refund.payment_id = payment.id AND NOT refund.of_points
      LEFT JOIN refunds returned ON returned.payment_id = payment.id AND returned.of_points
      JOIN reservations reservation ON reservation.id = payment.reservation_id
      JOIN events event ON event.id = reservation.event_id
      JOIN performances performance ON performance.id = reservation.performance_id
      CROSS JOIN LATERAL (VALUES ('USE', payment.approved_at,
                                  payment.amount + CASE WHEN payment.status = 'DONE' THEN payment.points
                                                        ELSE coalesce(returned.amount, 0) END, 2),
                                 ('REFUND', returned.done_at, returned.amount, 3),
                                 ('REFUND', refund.done_at, payment.amount, 4)) movement (type, at, amount, step)
      WHERE payment.user_id = ?1
        AND movement.at IS NOT NULL) history
ORDER BY history.at, history.step
