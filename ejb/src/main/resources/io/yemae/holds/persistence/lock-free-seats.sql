-- Locks seats that were chosen for a buyer, as far as they are free. A seat that somebody else has locked is as good as taken: nobody waits
-- for it, because others can be chosen, and so these locks need no order. Parameters: performance, seats (an array). Returns the locked
-- seats. By primary keys. As in hold.sql, a seat of an expired hold is not free while somebody waits for the performance.
WITH locked AS MATERIALIZED (
    SELECT state.seat_id, buyer_may_take(state.status, state.held_until, cast(:performance AS uuid)) AS free
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
    FOR NO KEY UPDATE SKIP LOCKED)
SELECT seat_id
FROM locked
WHERE free
