-- Records money that the payment module has taken. Nothing is inserted if the callback is a repetition, or if another payment of the
-- reservation is live. The consumer of the message settles the payment.
-- Parameters: id (of the payment), reservation and user (may be null), amount, status (CONFIRMING or COMPENSATING), paymentKey, takenAt
-- (when the money was taken), message (its id). Returns how many payments were inserted. A repetition is found by payments_module_once, a
-- live payment by payments_one_live.
WITH taken AS (
    INSERT INTO payments (id, reservation_id, user_id, method, amount, status, payment_key, created_at, approved_at, late_at)
    VALUES (:id, :reservation, :user, 'MODULE', :amount, :status, :paymentKey, now(), :takenAt,
            CASE WHEN :status = 'COMPENSATING' THEN now() END)
    ON CONFLICT DO NOTHING
    RETURNING id, status),
message AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT :message, 'PAYMENT_CALLBACKS', 'module.paid', id
    FROM taken
    WHERE status = 'CONFIRMING')
SELECT count(*)
FROM taken
