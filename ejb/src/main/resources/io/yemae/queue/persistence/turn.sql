-- One turn of a room; the rules are in R__queue.sql. Heartbeats are written before it by seen.sql, which knows their times, so none are
-- passed here. The limits are those of the policies, for rooms that have none of their own.
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
