-- Locks the seats that a hold has, and those that it wants, in the order of their ids as hold.sql does, and says what they are: what the
-- previous holder of each lock left. Parameters: reservation, seats (an array). A seat that does not exist has no row. By primary keys. As
-- in hold.sql, a seat of an expired hold is not free while somebody waits for the performance.
WITH locked AS MATERIALIZED (
    SELECT state.seat_id,
           state.status = 'locked' AND state.reservation_id = :reservation AS own,
           state.status, state.held_until
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
    ORDER BY state.seat_id
    FOR NO KEY UPDATE)
SELECT locked.seat_id, seat.performance_id, coalesce(seat.label, grade.name) AS label, locked.own,
       buyer_may_take(locked.status, locked.held_until, seat.performance_id) AS free
FROM locked
JOIN seats seat ON seat.id = locked.seat_id
JOIN grades grade ON grade.id = seat.grade_id
ORDER BY locked.seat_id
