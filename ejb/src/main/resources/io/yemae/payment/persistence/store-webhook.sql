-- Stores a webhook, each content once. A webhook about an unknown order, or one that was never confirmed, is not stored.
-- Parameters: id, hash (of the content), body (its beginning), payment, most (how many are kept per payment). By
-- payment_webhooks_by_payment.
INSERT INTO payment_webhooks (id, content, payment_id, body)
SELECT :id, :hash, id, :body
FROM payments
WHERE id = :payment
  AND method IN ('CARD', 'EASY_PAY')
  AND status <> 'READY'
  AND (SELECT count(*) FROM payment_webhooks WHERE payment_id = :payment) < :most
ON CONFLICT ON CONSTRAINT payment_webhooks_content DO NOTHING
