-- Takes points for payments of different users, from those whose balance suffices.
-- Parameters: entries (the ids of the entries), users, amounts (won), payments: arrays with an element for each payment.
-- By the primary key of point_accounts.
WITH account AS (
    UPDATE point_accounts account
    SET balance = account.balance - used.amount
    FROM unnest(cast(:entries AS uuid[]), cast(:users AS uuid[]), cast(:amounts AS bigint[]), cast(:payments AS uuid[]))
         AS used (entry_id, user_id, amount, payment_id)
    WHERE account.user_id = used.user_id
      AND account.balance >= used.amount
    RETURNING used.entry_id, used.user_id, used.amount, used.payment_id)
INSERT INTO point_entries (id, user_id, type, amount, payment_id)
SELECT entry_id, user_id, 'USE', -amount, payment_id
FROM account
