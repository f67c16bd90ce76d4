-- Deletes old reservations that never had a payment. Accounting does not need them.
-- Parameters: age in days, how many at most. By reservations_by_time, payments_by_reservation and primary keys.
WITH gone AS (
    DELETE FROM reservations
    WHERE id IN (SELECT reservation.id
                 FROM reservations reservation
                 WHERE reservation.created_at < now() - ?1 * interval '1 day'
                   AND reservation.status IN ('expired', 'cancelled')
                   AND reservation.payment_method IS NULL
                   AND NOT EXISTS (SELECT 1 FROM payments payment WHERE payment.reservation_id = reservation.id)
                 LIMIT ?2
                 FOR UPDATE SKIP LOCKED)
    RETURNING id),
items AS (
    DELETE FROM reservation_items item
    USING gone
    WHERE item.reservation_id = gone.id),
changes AS (
    DELETE FROM hold_changes change
    USING gone
    WHERE change.reservation_id = gone.id),
discounts AS (
    DELETE FROM discount_uses used
    USING gone
    WHERE used.reservation_id = gone.id)
SELECT count(*)
FROM gone
