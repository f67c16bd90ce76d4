-- Returns messages about unsent notices to the outbox after the broker has given them up, which it does within a minute. No parameters.
-- By notices_untold and the key of the outbox.
UPDATE outbox
SET sent_at = NULL, claimed_until = NULL
FROM notices
WHERE notices.told_at IS NULL
  AND notices.claimed_until < now() - interval '30 minutes'
  AND outbox.id = notices.message_id
  AND outbox.sent_at < now() - interval '30 minutes'
  AND outbox.created_at > now() - interval '1 day'
