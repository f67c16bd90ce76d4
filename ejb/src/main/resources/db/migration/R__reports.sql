-- Where a reservation was made.
CREATE OR REPLACE FUNCTION sales_channel(channel text, waiting_entry uuid) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN channel = 'box_office' THEN 'BOX_OFFICE' WHEN waiting_entry IS NOT NULL THEN 'WAITING_LIST' ELSE 'ONLINE' END;

-- What moved money: each reservation when it was paid, and once more when it was cancelled after that. The export of sales has these
-- rows, and reports count the same (sales_parts), so they agree with each other; and because confirmed reservations are those that were
-- paid and not cancelled, the sum of all rows of an event is the revenue in its cockpit. Each parameter may be null for no condition.
-- Inlined by the planner, so that conditions of null parameters vanish: by reservations_by_event, or by reservations_confirmed and
-- reservations_cancelled. The parts have no conditions of their own: only then the planner can merge them in the order of an index, for
-- the first rows of an export.
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

-- What a sale or a refund adds to sums. The first row of a seat is of its grade, the second of its section. By primary keys,
-- payments_by_reservation and refunds_once.
CREATE OR REPLACE FUNCTION sales_parts(of_reservation uuid, of_refund boolean)
    RETURNS TABLE (event_id uuid, performance_id uuid, day date, part text, name text, amount bigint)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT reservation.event_id, reservation.performance_id,
       cast(CASE WHEN of_refund THEN reservation.cancelled_at ELSE reservation.confirmed_at END AT TIME ZONE 'Asia/Seoul' AS date),
       part.part, part.name, part.amount
FROM reservations reservation
CROSS JOIN LATERAL (
    SELECT 'channel' AS part, sales_channel(reservation.channel, reservation.waiting_entry_id) AS name, reservation.total_amount AS amount
    UNION ALL
    SELECT 'reason', reservation.cancel_reason, reservation.total_amount
    WHERE of_refund
    UNION ALL
    SELECT 'fee', NULL, reservation.fee
    WHERE reservation.fee > 0
    UNION ALL
    SELECT 'discount', NULL, reservation.discount
    WHERE reservation.discount > 0
    UNION ALL
    SELECT place.part, place.name, item.unit_price
    FROM reservation_items item
    -- OFFSET 0: by the key also while there are no statistics, as after an import. Joined, all seats were read for each reservation.
    CROSS JOIN LATERAL (SELECT seat.section FROM seats seat WHERE seat.id = item.seat_id OFFSET 0) seat
    CROSS JOIN LATERAL (VALUES ('grade', cast(item.grade_id AS text)), ('section', seat.section)) place (part, name)
    WHERE item.reservation_id = reservation.id
    UNION ALL
    -- A reservation that was paid in part with points is counted with both means, each with its part.
    SELECT 'method', means.name, means.amount
    FROM (VALUES (reservation.payment_method)) paid (method)
    LEFT JOIN LATERAL (SELECT payment.points
                       FROM payments payment
                       WHERE paid.method IN ('CARD', 'EASY_PAY')
                         AND payment.reservation_id = reservation.id
                         AND payment.points > 0
                         -- Of a payment that never succeeded the points came back without a refund.
                         AND (payment.status = 'DONE'
                           OR EXISTS (SELECT FROM refunds refund WHERE refund.payment_id = payment.id AND refund.of_points))
                       LIMIT 1) mixed ON true
    LEFT JOIN counter_sales sale ON paid.method = 'MANUAL' AND sale.reservation_id = reservation.id
    LEFT JOIN till_entries entry ON entry.payment_id = sale.payment_id AND NOT entry.back
    CROSS JOIN LATERAL (VALUES (coalesce(upper(entry.means), paid.method), reservation.total_amount - coalesce(mixed.points, 0)),
                               ('POINTS', mixed.points)) means (name, amount)
    WHERE means.amount IS NOT NULL) part
WHERE reservation.id = of_reservation
$$;

-- The sums of a report: those that are kept, and what is in none of them yet. Both are read as of the same moment, so a sale is counted
-- once. Each parameter may be null for no condition. Inlined by the planner, as above. By the key of sales_sums or sales_sums_by_day.
CREATE OR REPLACE FUNCTION sales_sums_of(of_event uuid, of_performance uuid, among uuid[], first_day date, last_day date)
    RETURNS TABLE (performance_id uuid, day date, is_refund boolean, part text, name text, moves bigint, amount bigint)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT sums.performance_id, sums.day, sums.is_refund, sums.part, sums.name, sums.moves, sums.amount
FROM (SELECT event_id, performance_id, day, is_refund, part, name, moves, amount
      FROM sales_sums
      UNION ALL
      SELECT added.event_id, added.performance_id, added.day, waiting.is_refund, added.part, added.name, 1, added.amount
      FROM sales_unsummed waiting
      CROSS JOIN LATERAL sales_parts(waiting.reservation_id, waiting.is_refund) added) sums
WHERE (of_event IS NULL OR sums.event_id = of_event)
  AND (of_performance IS NULL OR sums.performance_id = of_performance)
  AND (among IS NULL OR sums.event_id = ANY (among))
  AND (first_day IS NULL OR sums.day >= first_day)
  AND (last_day IS NULL OR sums.day <= last_day)
$$;
