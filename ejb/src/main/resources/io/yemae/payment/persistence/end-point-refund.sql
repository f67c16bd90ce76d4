-- Ends the refund of a payment with points: records it as done. Parameters: payment id, id of the refund. By primary key.
WITH refund AS (
    INSERT INTO refunds (id, payment_id, amount, reason, done_at)
    SELECT ?2, id, amount, '예매 취소', now()
    FROM payments
    WHERE id = ?1)
UPDATE payments
SET status = 'REFUNDED', changed_at = now()
WHERE id = ?1
