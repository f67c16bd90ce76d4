-- Gives back what a payment has used, once. Nothing happens if it has used nothing, or has got it back. Parameters: id of the entry,
-- payment id. By point_entries_once and the primary key of point_accounts.
WITH taken AS (
    SELECT entry.user_id, -entry.amount AS amount
    FROM point_entries entry
    WHERE entry.payment_id = ?2
      AND entry.type = 'USE'
      AND NOT EXISTS (SELECT 1
                      FROM point_entries returned
                      WHERE returned.payment_id = ?2
                        AND returned.type = 'REFUND')),
account AS (
    UPDATE point_accounts account
    SET balance = account.balance + taken.amount
    FROM taken
    WHERE account.user_id = taken.user_id
    RETURNING account.user_id, taken.amount)
INSERT INTO point_entries (id, user_id, type, amount, payment_id)
SELECT ?1, user_id, 'REFUND', amount, ?2
FROM account
