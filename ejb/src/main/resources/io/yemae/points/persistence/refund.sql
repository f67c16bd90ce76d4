-- Returns the points of a payment. Parameters: id of the entry, user, points, payment. By primary keys.
WITH account AS (
    UPDATE point_accounts
    SET balance = balance + ?3
    WHERE user_id = ?2
    RETURNING user_id)
INSERT INTO point_entries (id, user_id, type, amount, payment_id)
SELECT ?1, user_id, 'REFUND', ?3, ?4
FROM account
