-- Stores a webhook, each content once. A webhook about an unknown order, or one that was never confirmed, is not stored.
-- Parameters: id, hash of the content, beginning of the body, payment id, how many are kept per payment. By payment_webhooks_by_payment.
INSERT INTO payment_webhooks (id, content, payment_id, body)
SELECT ?1, ?2, id, ?3
FROM payments
WHERE id = ?4
  AND method IN ('CARD', 'EASY_PAY')
  AND status <> 'READY'
  AND (SELECT count(*) FROM payment_webhooks WHERE payment_id = ?4) < ?5
ON CONFLICT ON CONSTRAINT payment_webhooks_content DO NOTHING
