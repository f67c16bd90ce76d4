-- For each invariant statements that violate it, as a programming error might. Triggers and foreign keys are off, and all is rolled back.
-- Reservations of one event: :paid with points, :carded by card, :held and not paid.

-- name: confirmed-owns-its-seats
UPDATE seat_states SET status = 'available', reservation_id = NULL WHERE reservation_id = :paid;
-- name: sold-seat-has-a-confirmed-reservation
UPDATE seat_states SET reservation_id = :held WHERE reservation_id = :paid;
-- name: live-hold-has-its-seats
UPDATE seat_states SET held_until = held_until + interval '1 minute' WHERE reservation_id = :held;
-- name: locked-seat-has-a-pending-reservation
UPDATE seat_states SET reservation_id = gen_random_uuid() WHERE reservation_id = :held;
-- name: offered-entry-has-a-pending-reservation
INSERT INTO waiting_entries (id, user_id, event_id, performance_id, quantity, together, grades, status, offered_at, reservation_id)
SELECT gen_random_uuid(), user_id, event_id, performance_id, 1, false, '{}', 'offered', now(), id FROM reservations WHERE id = :paid;
-- name: blocked-seat-has-a-reason
UPDATE seat_states SET status = 'blocked', reservation_id = NULL, held_until = NULL WHERE reservation_id = :held;
-- name: every-seat-has-a-state
DELETE FROM seat_states WHERE reservation_id = :held;
-- name: reservation-total-is-its-items-and-fee-less-discount
UPDATE reservation_items SET unit_price = unit_price + 1 WHERE reservation_id = :held;
-- name: discount-code-is-used-no-more-often-than-allowed
INSERT INTO discount_codes (id, code, percent, starts_at, ends_at, total_limit, created_at)
VALUES (:held, 'TWICE', 10, now(), now() + interval '1 day', 1, now());
INSERT INTO discount_uses (reservation_id, code_id, user_id) SELECT id, :held, user_id FROM reservations WHERE id IN (:paid, :carded);
-- name: item-lives-as-long-as-its-reservation
UPDATE reservation_items SET live = false WHERE reservation_id = :held;
-- name: confirmed-is-paid-once
UPDATE payments SET amount = amount + 1 WHERE reservation_id = :paid;
-- name: done-payment-has-a-confirmed-reservation
UPDATE payments SET reservation_id = :held WHERE reservation_id = :paid;
-- name: bought-points-are-in-the-account
UPDATE payments SET reservation_id = NULL WHERE reservation_id = :carded;
-- name: balance-is-the-sum-of-its-entries
UPDATE point_accounts SET balance = balance + 1 WHERE user_id = (SELECT user_id FROM reservations WHERE id = :paid);
-- name: points-payment-took-the-points
DELETE FROM point_entries WHERE payment_id = (SELECT id FROM payments WHERE reservation_id = :paid);
-- name: points-of-a-payment-are-spent-while-it-can-succeed-and-only-then
UPDATE payments SET amount = amount - 1, points = 1 WHERE reservation_id = :carded;
-- name: refund-of-points-is-whole-and-in-the-account
UPDATE payments SET amount = amount - 1, points = 1, status = 'REFUNDING' WHERE reservation_id = :carded;
-- name: paid-money-is-a-sale-or-on-its-way-back
UPDATE payments SET status = 'REFUNDING' WHERE reservation_id = :carded;
-- name: payment-that-can-succeed-takes-the-price
UPDATE payments SET amount = amount - 1 WHERE reservation_id = :carded;
-- name: order-that-can-be-paid-is-of-the-price
UPDATE payments SET reservation_id = :held, status = 'READY', amount = amount - 1 WHERE reservation_id = :carded;
-- name: what-went-back-at-the-gateway-is-what-was-taken
INSERT INTO gateway_returns (payment_id, transaction_key, amount, returned_at)
SELECT id, 'twice', amount + 1, now() FROM payments WHERE reservation_id = :carded;
-- name: only-paid-money-goes-back
INSERT INTO refunds (id, payment_id, amount, reason, requested_at)
SELECT gen_random_uuid(), id, amount, 'none', now() FROM payments WHERE reservation_id = :carded;
-- name: points-refund-gave-the-points-back
UPDATE payments SET status = 'REFUNDED' WHERE reservation_id = :paid;
-- name: payment-at-a-counter-is-in-the-till
UPDATE reservations SET channel = 'box_office' WHERE id = :paid;
-- name: till-gave-back-what-was-refunded
INSERT INTO till_entries (payment_id, back, means, amount, staff_id, at)
SELECT id, false, 'cash', amount, user_id, now() FROM payments WHERE reservation_id = :carded;
UPDATE payments SET status = 'REFUNDED' WHERE reservation_id = :carded;
-- name: no-payment-stays-unclear-unattended
UPDATE payments SET status = 'UNKNOWN', changed_at = now() - interval '1 hour', claimed_until = NULL WHERE reservation_id = :carded;
-- name: nobody-is-overtaken-in-a-waiting-room
UPDATE queue_tickets SET admitted_at = admitted_at + interval '1 day', ended_at = ended_at + interval '2 days'
WHERE event_id = :event AND number = 1;
-- name: busy-room-has-live-tickets
UPDATE queue_rooms SET busy = NOT busy WHERE event_id = :event;
-- name: ticket-is-granted-once
INSERT INTO door_scans (id, performance_id, reservation_id, seat_id, device, scanned_by, method, offline, staff_decision, at, received_at)
SELECT gen_random_uuid(), performance_id, reservation_id, seat_id, 'door', user_id, 'qr', false, false, now(),
       now() + make_interval(secs => second)
FROM reservation_items CROSS JOIN generate_series(1, 2) AS second WHERE reservation_id = :paid;
-- name: sales-are-in-the-sums-once
INSERT INTO sales_unsummed (reservation_id, is_refund) VALUES (:paid, true);
-- name: audit-chain-unbroken
UPDATE audit_seals SET hash = repeat('0', 64) WHERE place = (SELECT max(place) FROM audit_seals);
