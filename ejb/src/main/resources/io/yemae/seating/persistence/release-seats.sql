-- Puts those of the seats on sale that are blocked. Parameter: seats (an array). Returns the seats that are free now; the caller rolls
-- back if one is missing. By primary key. The rows are locked in the order of their ids, as in hold.sql.
WITH blocked AS MATERIALIZED (
    SELECT state.seat_id
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
      AND state.status = 'blocked'
    ORDER BY state.seat_id
    FOR NO KEY UPDATE),
released AS (
    UPDATE seat_states state
    SET status = 'available'
    FROM blocked
    WHERE state.seat_id = blocked.seat_id),
reasons AS (
    DELETE FROM seat_blocks block
    USING blocked
    WHERE block.seat_id = blocked.seat_id)
SELECT seat_id
FROM blocked
