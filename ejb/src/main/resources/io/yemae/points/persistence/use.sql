-- Takes points for a payment if the balance suffices.
WITH account AS (
    UPDATE point_accounts
    SET balance = balance - ?3
    WHERE user_id = ?2
      AND balance >= ?3
    RETURNING user_id)
INSERT INTO point_entries (id, user_id, type, amount, payment_id)
SELECT ?1, user_id, 'USE', -?3, ?4
FROM account
