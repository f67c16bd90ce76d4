-- Has the gateway asked for a payment by a message, unless one is on its way: then it is asked once more when that one has been answered. A message
-- that has not been answered for two minutes, which is longer than its redeliveries take, is not waited for. An order that was never confirmed has
-- no news. Parameters: payment id, id of the message if it is a new one. By primary key.
WITH wanted AS (
    INSERT INTO payment_looks AS look (payment_id, message_id, wanted_at, not_before)
    SELECT id, ?2, now(), now()
    FROM payments
    WHERE id = ?1
      AND method IN ('CARD', 'EASY_PAY')
      AND status <> 'READY'
      -- a flood writes nothing: the question that is noted already is still to be put
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
