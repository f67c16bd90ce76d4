-- Each query returns the rows that violate an invariant, so normally none.

-- name: confirmed-owns-its-seats
SELECT item.reservation_id, item.seat_id
FROM reservations reservation
JOIN reservation_items item ON item.reservation_id = reservation.id
JOIN seat_states state ON state.seat_id = item.seat_id
WHERE reservation.status = 'confirmed'
  AND NOT (state.status = 'sold' AND state.reservation_id = reservation.id);

-- name: sold-seat-has-a-confirmed-reservation
SELECT state.seat_id
FROM seat_states state
WHERE state.status = 'sold'
  AND NOT EXISTS (SELECT 1
                  FROM reservations reservation
                  JOIN reservation_items item ON item.reservation_id = reservation.id
                  WHERE reservation.id = state.reservation_id
                    AND reservation.status = 'confirmed'
                    AND item.seat_id = state.seat_id);

-- name: live-hold-has-its-seats
SELECT item.reservation_id, item.seat_id
FROM reservations reservation
JOIN reservation_items item ON item.reservation_id = reservation.id
JOIN seat_states state ON state.seat_id = item.seat_id
WHERE is_live_hold(reservation.status, reservation.expires_at, now())
  AND NOT (state.status = 'locked' AND state.reservation_id = reservation.id AND state.held_until = reservation.expires_at);

-- Or it has come back, and is reserved for the waiting list of its performance.
-- name: locked-seat-has-a-pending-reservation
SELECT state.seat_id
FROM seat_states state
WHERE state.status = 'locked'
  AND NOT EXISTS (SELECT 1
                  FROM reservations reservation
                  WHERE reservation.id = state.reservation_id
                    AND reservation.status = 'pending')
  AND NOT EXISTS (SELECT 1
                  FROM returned_seats returned
                  WHERE returned.seat_id = state.seat_id
                    AND returned.performance_id = state.reservation_id);

-- name: offered-entry-has-a-pending-reservation
SELECT entry.id
FROM waiting_entries entry
WHERE entry.status = 'offered'
  AND NOT EXISTS (SELECT 1
                  FROM reservations reservation
                  WHERE reservation.id = entry.reservation_id
                    AND reservation.waiting_entry_id = entry.id
                    AND reservation.user_id = entry.user_id
                    AND reservation.status = 'pending');

-- name: blocked-seat-has-a-reason
SELECT coalesce(state.seat_id, block.seat_id)
FROM (SELECT seat_id FROM seat_states WHERE status = 'blocked') state
FULL JOIN seat_blocks block ON block.seat_id = state.seat_id
WHERE state.seat_id IS NULL
   OR block.seat_id IS NULL;

-- name: every-seat-has-a-state
SELECT seat.id
FROM seats seat
LEFT JOIN seat_states state ON state.seat_id = seat.id
WHERE state.seat_id IS NULL;

-- name: reservation-total-is-its-items-and-fee-less-discount
SELECT reservation.id
FROM reservations reservation
LEFT JOIN reservation_items item ON item.reservation_id = reservation.id
GROUP BY reservation.id
HAVING reservation.total_amount <> coalesce(sum(item.unit_price), 0) + reservation.fee - reservation.discount;

-- name: discount-code-is-used-no-more-often-than-allowed
SELECT code.id
FROM discount_codes code
JOIN discount_uses used ON used.code_id = code.id
JOIN reservations reservation ON reservation.id = used.reservation_id
WHERE reservation.status = 'confirmed'
GROUP BY code.id
HAVING count(*) > coalesce(code.total_limit, count(*));

-- name: item-lives-as-long-as-its-reservation
SELECT item.reservation_id, item.seat_id
FROM reservation_items item
JOIN reservations reservation ON reservation.id = item.reservation_id
WHERE item.live <> (reservation.status IN ('pending', 'confirmed'));

-- name: confirmed-is-paid-once
SELECT reservation.id
FROM reservations reservation
WHERE reservation.status = 'confirmed'
  AND (SELECT coalesce(sum(payment.amount + payment.points), -1)
       FROM payments payment
       WHERE payment.reservation_id = reservation.id
         AND payment.status = 'DONE') <> reservation.total_amount;

-- name: done-payment-has-a-confirmed-reservation
SELECT payment.id
FROM payments payment
WHERE payment.status = 'DONE'
  AND payment.reservation_id IS NOT NULL
  AND NOT EXISTS (SELECT 1
                  FROM reservations reservation
                  WHERE reservation.id = payment.reservation_id
                    AND reservation.status = 'confirmed');

-- name: bought-points-are-in-the-account
SELECT payment.id
FROM payments payment
WHERE payment.reservation_id IS NULL
  AND payment.method IN ('CARD', 'EASY_PAY')
  AND (payment.status = 'DONE') <> coalesce((SELECT sum(entry.amount)
                                             FROM point_entries entry
                                             WHERE entry.payment_id = payment.id) = payment.amount, false);

-- name: balance-is-the-sum-of-its-entries
SELECT account.user_id
FROM point_accounts account
WHERE account.balance <> (SELECT coalesce(sum(entry.amount), 0)
                          FROM point_entries entry
                          WHERE entry.user_id = account.user_id);

-- name: points-payment-took-the-points
SELECT payment.id
FROM payments payment
WHERE payment.method = 'POINTS'
  AND payment.status = 'DONE'
  AND NOT EXISTS (SELECT 1
                  FROM point_entries entry
                  WHERE entry.payment_id = payment.id
                    AND entry.type = 'USE'
                    AND entry.amount = -payment.amount);

-- Of payments that take a part of the price from points.
-- name: points-of-a-payment-are-spent-while-it-can-succeed-and-only-then
SELECT payment.id
FROM payments payment
LEFT JOIN point_entries entry ON entry.payment_id = payment.id
WHERE payment.points > 0
GROUP BY payment.id
HAVING coalesce(sum(entry.amount), 0)
    <> CASE WHEN payment.status IN ('CONFIRMING', 'UNKNOWN', 'DONE') THEN -payment.points ELSE 0 END;

-- A payment that was done has its points back as soon as its refund begins.
-- name: refund-of-points-is-whole-and-in-the-account
SELECT payment.id
FROM payments payment
LEFT JOIN refunds refund ON refund.payment_id = payment.id AND refund.of_points
LEFT JOIN point_entries entry ON entry.payment_id = payment.id AND entry.type = 'REFUND'
WHERE payment.points > 0
  AND NOT CASE WHEN refund.id IS NULL THEN payment.status <> 'REFUNDING'
               ELSE coalesce(refund.amount = payment.points AND entry.amount = refund.amount AND refund.done_at IS NOT NULL, false)
          END;

-- name: paid-money-is-a-sale-or-on-its-way-back
SELECT payment.id
FROM payments payment
LEFT JOIN reservations reservation ON reservation.id = payment.reservation_id
LEFT JOIN refunds refund ON refund.payment_id = payment.id AND NOT refund.of_points
WHERE payment.approved_at IS NOT NULL
  AND NOT coalesce(
      CASE payment.status
          WHEN 'DONE' THEN (reservation.status = 'confirmed' OR payment.reservation_id IS NULL) AND refund.id IS NULL
          -- The payment module takes the money before it calls back.
          WHEN 'CONFIRMING' THEN payment.method = 'MODULE' AND refund.id IS NULL
          WHEN 'REFUNDING' THEN refund.amount = payment.amount AND refund.done_at IS NULL
          WHEN 'COMPENSATING' THEN refund.amount = payment.amount AND refund.done_at IS NULL
          WHEN 'REFUNDED' THEN refund.amount = payment.amount AND refund.done_at IS NOT NULL
      END, false);

-- name: payment-that-can-succeed-takes-the-price
SELECT payment.id
FROM payments payment
JOIN reservations reservation ON reservation.id = payment.reservation_id
WHERE payment.status IN ('CONFIRMING', 'UNKNOWN', 'DONE')
  AND payment.amount + payment.points <> reservation.total_amount;

-- name: order-that-can-be-paid-is-of-the-price
SELECT payment.id
FROM payments payment
JOIN reservations reservation ON reservation.id = payment.reservation_id
WHERE payment.status = 'READY'
  AND reservation.status = 'pending'
  AND payment.amount + payment.points <> reservation.total_amount;

-- name: what-went-back-at-the-gateway-is-what-was-taken
SELECT payment.id
FROM payments payment
JOIN gateway_returns returned ON returned.payment_id = payment.id
GROUP BY payment.id
HAVING sum(returned.amount) > payment.amount
    OR (payment.status = 'REFUNDED' AND sum(returned.amount) <> payment.amount);

-- name: only-paid-money-goes-back
SELECT refund.id
FROM refunds refund
LEFT JOIN payments payment ON payment.id = refund.payment_id
WHERE payment.approved_at IS NULL
   OR payment.status NOT IN ('REFUNDING', 'COMPENSATING', 'REFUNDED');

-- name: points-refund-gave-the-points-back
SELECT payment.id
FROM payments payment
WHERE payment.method = 'POINTS'
  AND payment.status = 'REFUNDED'
  AND NOT EXISTS (SELECT 1
                  FROM point_entries entry
                  WHERE entry.payment_id = payment.id
                    AND entry.type = 'REFUND'
                    AND entry.amount = payment.amount);

-- name: payment-at-a-counter-is-in-the-till
SELECT payment.id
FROM reservations reservation
JOIN payments payment ON payment.reservation_id = reservation.id
LEFT JOIN till_entries entry ON entry.payment_id = payment.id AND NOT entry.back
WHERE reservation.channel = 'box_office'
  AND (payment.method NOT IN ('MANUAL', 'POINTS')
    OR entry.amount IS DISTINCT FROM payment.amount
    OR (payment.method = 'POINTS') <> (entry.means = 'points'));

-- Points go back without anybody at a counter if the buyer cancels.
-- name: till-gave-back-what-was-refunded
SELECT taken.payment_id
FROM till_entries taken
JOIN payments payment ON payment.id = taken.payment_id
LEFT JOIN till_entries returned ON returned.payment_id = taken.payment_id AND returned.back
WHERE NOT taken.back
  AND CASE WHEN returned.payment_id IS NULL THEN payment.status = 'REFUNDED' AND taken.means <> 'points'
           ELSE payment.status <> 'REFUNDED' OR (returned.means, returned.amount) <> (taken.means, taken.amount)
      END;

-- Five minutes: one by the policy, the rest for reconcilers that are busy. A payment about which the gateway cannot answer is retried again
-- and again. As long as a reconciler has claimed it, it is not unattended.
-- name: no-payment-stays-unclear-unattended
SELECT payment.id
FROM payments payment
WHERE payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
  AND payment.changed_at < now() - interval '5 minutes'
  AND coalesce(payment.claimed_until, payment.changed_at) < now() - interval '5 minutes'
  AND NOT is_warm_up(payment.id);

-- name: nobody-is-overtaken-in-a-waiting-room
SELECT ticket.event_id, ticket.number
FROM (SELECT event_id, number, admitted_at, ended_at,
             min(admitted_at) OVER (PARTITION BY event_id, epoch
                                    ORDER BY number DESC
                                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later_admitted_at
      FROM queue_tickets
      WHERE number IS NOT NULL) ticket
WHERE ticket.later_admitted_at < coalesce(ticket.admitted_at, ticket.ended_at, 'infinity');

-- name: busy-room-has-live-tickets
SELECT room.event_id
FROM queue_rooms room
WHERE room.busy <> EXISTS (SELECT 1
                           FROM queue_tickets ticket
                           WHERE ticket.event_id = room.event_id
                             AND ticket.status IN ('WAITING', 'ADMITTED'));

-- Of scans that wait for the answer. Without a network two devices may have let in two people.
-- name: ticket-is-granted-once
SELECT later.id
FROM door_scans later
JOIN door_scans earlier ON earlier.reservation_id = later.reservation_id
                       AND earlier.seat_id = later.seat_id
                       AND earlier.received_at < later.received_at
                       AND earlier.refusal IS NULL
                       AND coalesce(earlier.undone_at, 'infinity') > later.received_at
WHERE later.refusal IS NULL
  AND NOT later.offline;

-- In a sum, or on the way to one.
-- name: sales-are-in-the-sums-once
SELECT coalesce(moved.event_id, summed.event_id)
FROM (SELECT event_id, count(*) + count(cancelled_at) AS moves,
             coalesce(sum(total_amount) FILTER (WHERE cancelled_at IS NULL), 0) AS amount
      FROM reservations
      WHERE confirmed_at IS NOT NULL
        AND NOT is_warm_up(event_id)
      GROUP BY event_id) moved
FULL JOIN (SELECT event_id, sum(moves) AS moves, sum(CASE WHEN is_refund THEN -amount ELSE amount END) AS amount
           FROM (SELECT event_id, is_refund, moves, amount
                 FROM sales_sums
                 WHERE part = 'channel'
                 UNION ALL
                 SELECT reservation.event_id, waiting.is_refund, 1, reservation.total_amount
                 FROM sales_unsummed waiting
                 JOIN reservations reservation ON reservation.id = waiting.reservation_id) counted
           GROUP BY event_id) summed ON summed.event_id = moved.event_id
WHERE (moved.moves, moved.amount) IS DISTINCT FROM (summed.moves, summed.amount);

-- name: audit-chain-unbroken
SELECT broken.place
FROM audit_breaks((SELECT greatest(coalesce((SELECT max(place) FROM audit_seals), 0) - 9999,
                                   coalesce((SELECT max(place) FROM audit_checkpoints), 0) + 1)),
                  (SELECT max(place) FROM audit_seals)) broken
UNION ALL
SELECT entry.id
FROM audit_entries entry
WHERE entry.at BETWEEN now() - interval '1 hour' AND now() - interval '2 minutes'
  AND NOT EXISTS (SELECT 1 FROM audit_seals seal WHERE seal.entry_id = entry.id);
