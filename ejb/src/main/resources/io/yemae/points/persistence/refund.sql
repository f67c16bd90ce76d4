-- Returns the points of a payment. Parameters: entry (its id), user, points, payment. By primary keys.
WITH account AS (
    UPDATE point_accounts
    SET balance = balance + :points
    WHERE user_id = :user
    RETURNING user_id)
INSERT INTO point_entries (id, user_id, type, amount, payment_id)
SELECT :entry, user_id, 'REFUND', :points, :payment
FROM account
