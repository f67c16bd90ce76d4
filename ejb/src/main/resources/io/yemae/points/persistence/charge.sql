-- Adds points to a balance, and the entry, in one statement. The row lock of the balance serialises the movements of an account.
-- Parameters: entry (its id), user, points. By primary keys.
WITH account AS (
    INSERT INTO point_accounts AS account (user_id, balance)
    VALUES (:user, :points)
    ON CONFLICT (user_id) DO UPDATE
    SET balance = account.balance + excluded.balance
    RETURNING user_id, balance),
entry AS (
    INSERT INTO point_entries (id, user_id, type, amount)
    SELECT :entry, user_id, 'CHARGE', :points
    FROM account)
SELECT balance
FROM account
