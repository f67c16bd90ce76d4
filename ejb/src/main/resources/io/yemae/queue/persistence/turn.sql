-- One turn of a room; the rules are in R__queue.sql. Heartbeats are written before it by seen.sql, which knows their times, so none are
-- passed here.
--
-- Parameters: event; knownRevision (the revision of the room that the node knows, 0 for none); mode (act, tick or read); entering, passing
-- (who get a place only if there is something to wait for), leaving, finished (who have paid): arrays of users in the order of their
-- requests; threshold, ratePerSecond (limits of the policies, for rooms that have none of their own); pacePercent (how much of the rate the
-- node can serve); sessionMinutes (how long an admission lasts).
--
-- By primary keys and queue_tickets_live, queue_tickets_waiting, queue_tickets_sessions and queue_tickets_news.
SELECT *
FROM queue_turn(
    cast(:event AS uuid),
    cast(:knownRevision AS bigint),
    cast(:mode AS text),
    cast(:entering AS uuid[]),
    cast(:passing AS uuid[]),
    cast(:leaving AS uuid[]),
    cast(:finished AS uuid[]),
    cast(ARRAY[] AS uuid[]),
    cast(:threshold AS integer),
    cast(:ratePerSecond AS integer),
    cast(:pacePercent AS integer),
    cast(:sessionMinutes AS integer))
