-- Writes the last heartbeats of waiting users. Parameters: event; users, millisAgo (milliseconds since the heartbeat arrived): arrays with
-- an element for each user. By the primary key of queue_rooms, and queue_tickets_live.
--
-- The room's lock comes first: a turn of another node holds it while it writes tickets, so the two cannot deadlock.
WITH room AS (
    SELECT event_id
    FROM queue_rooms
    WHERE event_id = cast(:event AS uuid)
    FOR UPDATE),
heartbeat AS (
    SELECT seen.user_id, clock_timestamp() - make_interval(secs => seen.millis_ago / 1000.0) AS at
    FROM unnest(cast(:users AS uuid[]), cast(:millisAgo AS bigint[])) AS seen (user_id, millis_ago))
-- By queue_tickets_live.
UPDATE queue_tickets ticket
SET seen_at = heartbeat.at
FROM room
CROSS JOIN heartbeat
WHERE ticket.event_id = room.event_id
  AND ticket.user_id = heartbeat.user_id
  AND ticket.status = 'WAITING'
  AND ticket.seen_at < heartbeat.at
