-- Stores the token of a mail that is about to be sent. Parameters: mail, tokenHash (null if it has no link), seconds (for how long the
-- token is valid), mostADay (how many mails of one kind a user gets within 24 hours). Returns the address and the user's language. Returns
-- no row if the mail is older than a day or its link has been used, if the address has no account, if the daily limit is reached, or if the
-- new address belongs to another account by now. This is checked here and not at the request, so that the response to the request reveals
-- nothing. By primary keys, account_mails_by_user and users_email.
UPDATE account_mails mail
SET sent_at = now(), token_hash = :tokenHash, expires_at = now() + :seconds * interval '1 second'
FROM users
WHERE mail.id = :mail
  AND users.id = mail.user_id
  AND mail.used_at IS NULL
  AND mail.created_at > now() - interval '1 day'
  AND (SELECT count(*)
       FROM account_mails earlier
       WHERE earlier.user_id = mail.user_id
         AND earlier.kind = mail.kind
         AND earlier.created_at > now() - interval '1 day'
         AND earlier.sent_at IS NOT NULL
         AND earlier.id <> mail.id) < :mostADay
  AND NOT (mail.kind = 'CHANGE_EMAIL'
           AND EXISTS (SELECT 1 FROM users other WHERE lower(other.email) = lower(mail.address) AND other.id <> mail.user_id))
RETURNING mail.address, users.language
