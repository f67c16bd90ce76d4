-- Ends holds whose time is up and frees the seats that they still have. Parameter: how many at most; before it, for one user's holds alone, the user,
-- and the line that is marked: a condition that served both would keep the planner from the user's index.
-- Returns a row a hold ended. Nodes share the work: what another one is at is skipped. A hold of which somebody is just taking a seat over is
-- left for the next run, so this never waits and can be in no circle of waiting.
WITH due AS (
    -- by reservations_due, or reservations_hold_slot
    SELECT id
    FROM reservations
    WHERE status = 'pending'
      AND expires_at <= now()
      -- AND user_id = cast(? AS uuid)
    ORDER BY expires_at
    LIMIT ?
    FOR UPDATE SKIP LOCKED),
owned AS (
    SELECT item.reservation_id, item.seat_id
    FROM due
    JOIN reservation_items item ON item.reservation_id = due.id
    JOIN seat_states state ON state.seat_id = item.seat_id AND state.reservation_id = due.id),
locked AS (
    SELECT state.seat_id, state.reservation_id
    FROM seat_states state
    JOIN owned ON owned.seat_id = state.seat_id AND owned.reservation_id = state.reservation_id
    FOR NO KEY UPDATE OF state SKIP LOCKED),
ready AS (
    -- NOT IN is computed by hashing, however few rows the planner expects. NOT EXISTS became nested loops over all three, when the plan was made
    -- while nothing was due: 500 holds then took 20 s, and the sweep never came to its end.
    SELECT due.id
    FROM due
    WHERE due.id NOT IN (SELECT owned.reservation_id
                         FROM owned
                         WHERE owned.seat_id NOT IN (SELECT seat_id FROM locked))),
freed AS (
    UPDATE seat_states state
    SET status = 'available', reservation_id = NULL, held_until = NULL
    FROM locked, ready
    WHERE locked.reservation_id = ready.id
      AND state.seat_id = locked.seat_id),
ended AS (
    UPDATE reservation_items item
    SET live = false
    FROM ready
    WHERE item.reservation_id = ready.id)
UPDATE reservations reservation
SET status = 'expired', payment_status = 'failed'
FROM ready
WHERE reservation.id = ready.id
RETURNING reservation.id, reservation.performance_id
