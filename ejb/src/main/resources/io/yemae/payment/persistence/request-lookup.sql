-- Requests a lookup of a payment at the gateway by a message. If a lookup is pending, it is repeated once after its answer. A pending
-- lookup that has not been answered for two minutes, which is longer than its redeliveries take, is replaced. An order that was never
-- confirmed is not looked up. Parameters: payment id, id of the message if a new one is needed. By primary key.
WITH wanted AS (
    INSERT INTO payment_looks AS look (payment_id, message_id, wanted_at, not_before)
    SELECT id, ?2, now(), now()
    FROM payments
    WHERE id = ?1
      AND method IN ('CARD', 'EASY_PAY')
      AND status <> 'READY'
      -- no write during a flood of webhooks: the repetition is requested already
      AND NOT EXISTS (SELECT 1
                      FROM payment_looks known
                      WHERE known.payment_id = ?1
                        AND known.again
                        AND known.done_at IS NULL
                        AND known.wanted_at > now() - interval '2 minutes')
    ON CONFLICT (payment_id) DO UPDATE
    SET again = look.done_at IS NULL AND look.wanted_at > now() - interval '2 minutes',
        message_id = CASE WHEN look.done_at IS NULL AND look.wanted_at > now() - interval '2 minutes' THEN look.message_id
                          ELSE excluded.message_id
                     END,
        wanted_at = CASE WHEN look.done_at IS NULL AND look.wanted_at > now() - interval '2 minutes' THEN look.wanted_at
                         ELSE now()
                    END,
        done_at = NULL
    RETURNING payment_id, message_id, not_before)
INSERT INTO outbox (id, queue, type, subject, claimed_until)
SELECT message_id, 'PAYMENT_CALLBACKS', 'payment.changed', payment_id, not_before
FROM wanted
WHERE message_id = ?2
