-- Payments that began in a period, the newest first: of reservations, and of points where no event is asked for.
-- Parameters, each null for no condition: event, performance, among (the events that the caller may see, an array), since (the first
-- instant), until (the instant after the last). By the primary key backwards, or by reservations_by_event and
-- payments_by_reservation; then each by primary keys and refunds_once.
SELECT payment.number AS payment,
       payment.id AS order_id,
       reservation.number AS reservation,
       event.title AS event,
       performance.starts_at AS performance,
       payment.method,
       payment.status,
       payment.amount,
       payment.points,
       payment.created_at,
       payment.approved_at,
       refund.amount AS refunded_amount,
       returned.amount AS refunded_points,
       refund.done_at AS refunded_at,
       coalesce(refund.reason, returned.reason) AS refund_reason,
       payment.failure_code
FROM payments payment
LEFT JOIN reservations reservation ON reservation.id = payment.reservation_id
LEFT JOIN events event ON event.id = reservation.event_id
LEFT JOIN performances performance ON performance.id = reservation.performance_id
LEFT JOIN refunds refund ON refund.payment_id = payment.id AND NOT refund.of_points
LEFT JOIN refunds returned ON returned.payment_id = payment.id AND returned.of_points
WHERE is_warm_up(payment.user_id) IS NOT TRUE
  AND (cast(:event AS uuid) IS NULL OR reservation.event_id = cast(:event AS uuid))
  AND (cast(:performance AS uuid) IS NULL OR reservation.performance_id = cast(:performance AS uuid))
  AND (cast(:among AS uuid[]) IS NULL OR reservation.event_id = ANY (cast(:among AS uuid[])))
  AND (cast(:since AS timestamptz) IS NULL OR payment.created_at >= cast(:since AS timestamptz))
  AND (cast(:until AS timestamptz) IS NULL OR payment.created_at < cast(:until AS timestamptz))
ORDER BY payment.id DESC
