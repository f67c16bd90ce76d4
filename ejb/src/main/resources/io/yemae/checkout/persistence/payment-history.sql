-- A user's charges, payments and refunds, oldest first. Parameter: user id. By point_entries_by_user and payments_by_user.
SELECT history.*
FROM (SELECT entry.payment_number AS payment, cast(NULL AS bigint) AS concert, cast(NULL AS bigint) AS schedule, 'CHARGE' AS type,
             entry.created_at AS at, entry.amount AS points, 1 AS step
      FROM point_entries entry
      WHERE entry.user_id = ?1
        AND entry.type = 'CHARGE'
      UNION ALL
      SELECT payment.number, event.number, performance.number, movement.type, movement.at, payment.amount, movement.step
      FROM payments payment
      LEFT JOIN refunds refund ON refund.payment_id = payment.id
      JOIN reservations reservation ON reservation.id = payment.reservation_id
      JOIN events event ON event.id = reservation.event_id
      JOIN performances performance ON performance.id = reservation.performance_id
      CROSS JOIN LATERAL (VALUES ('USE', payment.approved_at, 2), ('REFUND', refund.done_at, 3)) movement (type, at, step)
      WHERE payment.user_id = ?1
        AND movement.at IS NOT NULL) history
ORDER BY history.at, history.step
