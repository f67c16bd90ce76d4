-- Adds points that a payment has bought. A unique index allows one such entry per payment.
-- Parameters: entry (its id), user, points, payment. By primary keys.
WITH entry AS (
    INSERT INTO point_entries (id, user_id, type, amount, payment_id)
    VALUES (:entry, :user, 'CHARGE', :points, :payment)
    RETURNING user_id, amount)
INSERT INTO point_accounts AS account (user_id, balance)
SELECT user_id, amount
FROM entry
ON CONFLICT (user_id) DO UPDATE
SET balance = account.balance + excluded.balance
