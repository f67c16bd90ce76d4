-- Records money that the payment module has taken. Nothing is inserted if the callback is a repetition, or if another payment of the
-- reservation is live. The consumer of the message settles the payment.
-- Parameters: payment id, reservation id or null, user id or null, amount, status (CONFIRMING or COMPENSATING), payment key, when the
-- money was taken, id of the message. Returns how many payments were inserted. A repetition is found by payments_module_once, a live
-- payment by payments_one_live.
WITH taken AS (
    INSERT INTO payments (id, reservation_id, user_id, method, amount, status, payment_key, created_at, approved_at, late_at)
    VALUES (?1, ?2, ?3, 'MODULE', ?4, ?5, ?6, now(), ?7, CASE WHEN ?5 = 'COMPENSATING' THEN now() END)
    ON CONFLICT DO NOTHING
    RETURNING id, status),
message AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT ?8, 'PAYMENT_CALLBACKS', 'module.paid', id
    FROM taken
    WHERE status = 'CONFIRMING')
SELECT count(*)
FROM taken
