-- Where a reservation was made.
CREATE OR REPLACE FUNCTION sales_channel(channel text, waiting_entry uuid) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN channel = 'box_office' THEN 'BOX_OFFICE' WHEN waiting_entry IS NOT NULL THEN 'WAITING_LIST' ELSE 'ONLINE' END;

-- What moved money: each reservation when it was paid, and once more when it was cancelled after that. All figures of the reports and the
-- export of sales count these rows, so they agree with each other; and because confirmed reservations are those that were paid and not
-- cancelled, the sum of all rows of an event is the revenue in its cockpit. Each parameter may be null for no condition. Inlined by the
-- planner, so that conditions of null parameters vanish: by reservations_by_event, or by reservations_confirmed and reservations_cancelled.
CREATE OR REPLACE FUNCTION sales_moves(of_event uuid, of_performance uuid, among uuid[], since timestamptz, until timestamptz)
    RETURNS TABLE (reservation_id uuid, number text, event_id uuid, performance_id uuid, is_refund boolean, moved_at timestamptz,
                   total bigint, fee bigint, discount bigint, method text, channel text, reason text)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT reservation.id, reservation.number, reservation.event_id, reservation.performance_id, false, reservation.confirmed_at,
       reservation.total_amount, reservation.fee, reservation.discount, reservation.payment_method,
       sales_channel(reservation.channel, reservation.waiting_entry_id), NULL::text
FROM reservations reservation
WHERE reservation.confirmed_at IS NOT NULL
  AND NOT is_warm_up(reservation.event_id)
  AND (of_event IS NULL OR reservation.event_id = of_event)
  AND (of_performance IS NULL OR reservation.performance_id = of_performance)
  AND (among IS NULL OR reservation.event_id = ANY (among))
  AND (since IS NULL OR reservation.confirmed_at >= since)
  AND (until IS NULL OR reservation.confirmed_at < until)
UNION ALL
SELECT reservation.id, reservation.number, reservation.event_id, reservation.performance_id, true, reservation.cancelled_at,
       reservation.total_amount, reservation.fee, reservation.discount, reservation.payment_method,
       sales_channel(reservation.channel, reservation.waiting_entry_id), reservation.cancel_reason
FROM reservations reservation
WHERE reservation.confirmed_at IS NOT NULL
  AND reservation.cancelled_at IS NOT NULL
  AND NOT is_warm_up(reservation.event_id)
  AND (of_event IS NULL OR reservation.event_id = of_event)
  AND (of_performance IS NULL OR reservation.performance_id = of_performance)
  AND (among IS NULL OR reservation.event_id = ANY (among))
  AND (since IS NULL OR reservation.cancelled_at >= since)
  AND (until IS NULL OR reservation.cancelled_at < until)
$$;
