-- Where a reservation was made.
CREATE OR REPLACE FUNCTION sales_channel(channel text, waiting_entry uuid) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN channel = 'box_office' THEN 'BOX_OFFICE' WHEN waiting_entry IS NOT NULL THEN 'WAITING_LIST' ELSE 'ONLINE' END;

-- What moved money: each reservation when it was paid, and once more when it was cancelled after that. All figures of the reports and the
-- export of sales count these rows, so they agree with each other; and because confirmed reservations are those that were paid and not
-- cancelled, the sum of all rows of an event is the revenue in its cockpit. Each parameter may be null for no condition. Inlined by the
-- planner, so that conditions of null parameters vanish: by reservations_by_event, or by reservations_confirmed and reservations_cancelled.
-- The parts have no conditions of their own: only then the planner can merge them in the order of an index, for the first rows of an
-- export.
CREATE OR REPLACE FUNCTION sales_moves(of_event uuid, of_performance uuid, among uuid[], since timestamptz, until timestamptz)
    RETURNS TABLE (reservation_id uuid, number text, event_id uuid, performance_id uuid, is_refund boolean, moved_at timestamptz,
                   total bigint, fee bigint, discount bigint, method text, channel text, reason text)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT moved.id, moved.number, moved.event_id, moved.performance_id, moved.is_refund, moved.moved_at, moved.total_amount, moved.fee,
       moved.discount, moved.payment_method, sales_channel(moved.channel, moved.waiting_entry_id), moved.reason
FROM (SELECT reservation.id, reservation.number, reservation.event_id, reservation.performance_id, false AS is_refund,
             reservation.confirmed_at, reservation.confirmed_at AS moved_at, reservation.total_amount, reservation.fee,
             reservation.discount, reservation.payment_method, reservation.channel, reservation.waiting_entry_id, NULL::text AS reason
      FROM reservations reservation
      UNION ALL
      SELECT reservation.id, reservation.number, reservation.event_id, reservation.performance_id, true,
             reservation.confirmed_at, reservation.cancelled_at, reservation.total_amount, reservation.fee,
             reservation.discount, reservation.payment_method, reservation.channel, reservation.waiting_entry_id,
             reservation.cancel_reason
      FROM reservations reservation) moved
WHERE moved.confirmed_at IS NOT NULL
  AND moved.moved_at IS NOT NULL
  AND NOT is_warm_up(moved.event_id)
  AND (of_event IS NULL OR moved.event_id = of_event)
  AND (of_performance IS NULL OR moved.performance_id = of_performance)
  AND (among IS NULL OR moved.event_id = ANY (among))
  AND (since IS NULL OR moved.moved_at >= since)
  AND (until IS NULL OR moved.moved_at < until)
$$;
