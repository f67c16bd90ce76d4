-- Sends a notice again, unless that was done less than a minute ago, or five times in a row with less than a day between them, or it is
-- being sent now. Parameters: reservation id, type, id of the new message. One row if it will be sent. By the key of notices.
WITH repeated AS (
    INSERT INTO notices (reservation_id, type, message_id, claimed_until, repeated, repeated_at)
    VALUES (?1, ?2, ?3, now(), 1, now())
    ON CONFLICT (reservation_id, type) DO UPDATE
    SET told_at = NULL,
        message_id = excluded.message_id,
        claimed_until = now(),
        repeated = CASE WHEN notices.repeated_at > now() - interval '1 day' THEN notices.repeated + 1 ELSE 1 END,
        repeated_at = now()
    WHERE (notices.told_at IS NOT NULL OR notices.claimed_until <= now())
      AND (notices.repeated_at IS NULL OR notices.repeated_at <= now() - interval '1 minute')
      AND (notices.repeated < 5 OR notices.repeated_at <= now() - interval '1 day')
    RETURNING message_id, type, reservation_id)
INSERT INTO outbox (id, queue, type, subject)
SELECT message_id, 'NOTICES', type, reservation_id
FROM repeated
