-- Requests the refund of what a payment took by its method, by a message. There is one such refund, however often it is requested. What a
-- bot paid is not refunded: it is removed with the rehearsal.
-- Parameters: payment, refund (its id), reason, message (its id).
-- By primary keys, and refunds_once.
WITH refund AS (
    INSERT INTO refunds (id, payment_id, amount, reason)
    SELECT :refund, id, amount, :reason
    FROM payments
    WHERE id = :payment
    ON CONFLICT ON CONSTRAINT refunds_once DO NOTHING)
INSERT INTO outbox (id, queue, type, subject)
SELECT :message, 'CANCELLATIONS', 'payment.refund', :payment
WHERE NOT is_warm_up(:payment)
