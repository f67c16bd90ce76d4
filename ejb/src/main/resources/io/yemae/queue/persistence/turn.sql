-- A turn of a room, see queue_turn in the schema. Parameters, in order: event id, known revision, mode, who enters, passes, leaves, is
-- done, threshold (policy), rate (policy), pace in percent, minutes of a session (policy). Who was seen is written before it, by seen.sql,
-- with the time.
SELECT *
FROM queue_turn(
    cast(? AS uuid), cast(? AS bigint), cast(? AS text),
    cast(? AS uuid[]), cast(? AS uuid[]), cast(? AS uuid[]), cast(? AS uuid[]), cast(ARRAY[] AS uuid[]),
    cast(? AS integer), cast(? AS integer), cast(? AS integer), cast(? AS integer))
