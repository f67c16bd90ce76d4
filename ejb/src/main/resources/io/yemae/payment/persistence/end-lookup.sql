-- The gateway has answered a lookup. If another webhook came after the question, the lookup is repeated in three seconds.
-- Parameters: payment id, id of the message that was answered, id of the next message. By primary key.
WITH ended AS (
    UPDATE payment_looks
    SET done_at = CASE WHEN again THEN NULL ELSE now() END,
        message_id = CASE WHEN again THEN ?3 ELSE message_id END,
        wanted_at = CASE WHEN again THEN now() ELSE wanted_at END,
        not_before = now() + interval '3 seconds',
        again = false
    WHERE payment_id = ?1
      AND message_id = ?2
    RETURNING payment_id, message_id, not_before)
INSERT INTO outbox (id, queue, type, subject, claimed_until)
SELECT message_id, 'PAYMENT_CALLBACKS', 'payment.changed', payment_id, not_before
FROM ended
WHERE message_id = ?3
