-- What happened to a reservation, in order, each with the trace id of the request if there was one. Parameter: reservation id. By primary
-- keys, payments_by_reservation and refunds_once.
SELECT happened.at, happened.what, replace(cast(happened.trace AS text), '-', '') AS trace
FROM (SELECT created_at AS at, CASE WHEN waiting_entry_id IS NULL THEN 'held' ELSE 'offered' END AS what, 1 AS step, held_trace AS trace
      FROM reservations
      WHERE id = ?1
      UNION ALL
      SELECT changed_at, 'changed', 2, trace
      FROM hold_changes
      WHERE reservation_id = ?1
      UNION ALL
      SELECT extended_at, 'extended', 2, extended_trace
      FROM reservations
      WHERE id = ?1
        AND extended_at IS NOT NULL
      UNION ALL
      SELECT expires_at, 'expired', 3, NULL
      FROM reservations
      WHERE id = ?1
        AND (status = 'expired' OR is_lapsed_hold(status, expires_at, now()))
      UNION ALL
      SELECT late_at, 'late', 4, NULL
      FROM payments
      WHERE reservation_id = ?1
        AND late_at IS NOT NULL
      UNION ALL
      SELECT confirmed_at, 'paid', 5, paid_trace
      FROM reservations
      WHERE id = ?1
        AND confirmed_at IS NOT NULL
      UNION ALL
      SELECT cancelled_at, 'cancelled', 6, cancelled_trace
      FROM reservations
      WHERE id = ?1
        AND cancelled_at IS NOT NULL
      UNION ALL
      SELECT refund.done_at, 'refunded', 7, NULL
      FROM refunds refund
      JOIN payments payment ON payment.id = refund.payment_id
      WHERE payment.reservation_id = ?1
        -- A part in points is back before the money of the card.
        AND NOT refund.of_points
        AND refund.done_at IS NOT NULL) happened
-- The gateway's times are whole seconds, so a later step may have an earlier time within the same second.
ORDER BY date_trunc('second', happened.at), happened.step
