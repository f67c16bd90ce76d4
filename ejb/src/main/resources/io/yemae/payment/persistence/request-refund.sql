-- Requests the refund of what a payment took by its method, by a message. There is one such refund, however often it is requested. What a
-- bot paid is not refunded: it is removed with the rehearsal.
-- Parameters: payment id, id of the refund, reason, id of the message.
-- By primary keys, and refunds_once.
WITH refund AS (
    INSERT INTO refunds (id, payment_id, amount, reason)
    SELECT ?2, id, amount, ?3
    FROM payments
    WHERE id = ?1
    ON CONFLICT ON CONSTRAINT refunds_once DO NOTHING)
INSERT INTO outbox (id, queue, type, subject)
SELECT ?4, 'CANCELLATIONS', 'payment.refund', ?1
WHERE NOT is_warm_up(?1)
