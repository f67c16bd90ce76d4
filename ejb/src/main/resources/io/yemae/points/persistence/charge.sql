-- Adds points to a balance, and the entry, in one statement. The row lock of the balance serialises the movements of an account.
-- Parameters: id of the entry, user, points. By primary keys.
WITH account AS (
    INSERT INTO point_accounts AS account (user_id, balance)
    VALUES (?2, ?3)
    ON CONFLICT (user_id) DO UPDATE
    SET balance = account.balance + excluded.balance
    RETURNING user_id, balance),
entry AS (
    INSERT INTO point_entries (id, user_id, type, amount)
    SELECT ?1, user_id, 'CHARGE', ?3
    FROM account)
SELECT balance
FROM account
