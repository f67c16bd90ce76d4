-- Writes down when some who wait were last seen. Parameters, in order: event id, user ids, and for each user how many milliseconds ago.
-- The room's lock comes first: a turn that another node takes has it and writes tickets too.
WITH room AS (
    SELECT event_id
    FROM queue_rooms
    WHERE event_id = cast(? AS uuid)
    FOR UPDATE),
sign AS (
    SELECT seen.user_id, clock_timestamp() - make_interval(secs => seen.millis / 1000.0) AS at
    FROM unnest(cast(? AS uuid[]), cast(? AS bigint[])) AS seen (user_id, millis))
-- by queue_tickets_live
UPDATE queue_tickets ticket
SET seen_at = sign.at
FROM room
CROSS JOIN sign
WHERE ticket.event_id = room.event_id
  AND ticket.user_id = sign.user_id
  AND ticket.status = 'WAITING'
  AND ticket.seen_at < sign.at
