-- Blocks those of the seats that are free, also by the end of a hold that the sweep has not seen. Parameters: seats (an array), reason,
-- remark or null, by (who blocks them). Returns the seats that are blocked now; the caller rolls back if one is missing. By primary key.
--
-- The rows are locked in the order of their ids, as in hold.sql, and judged as the previous holder of the lock left them.
WITH free AS MATERIALIZED (
    SELECT state.seat_id
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
      AND is_free_seat(state.status, state.held_until, now())
    ORDER BY state.seat_id
    FOR NO KEY UPDATE),
blocked AS (
    UPDATE seat_states state
    SET status = 'blocked', reservation_id = NULL, held_until = NULL
    FROM free
    WHERE state.seat_id = free.seat_id),
reasons AS (
    INSERT INTO seat_blocks (seat_id, reason, remark, blocked_by, blocked_at)
    SELECT seat_id, cast(:reason AS text), cast(:remark AS text), cast(:by AS uuid), now()
    FROM free)
SELECT seat_id
FROM free
