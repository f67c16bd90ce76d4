-- Ends holds whose time has run out, and makes their seats available (free_seats). Parameter: most (how many to end). For the holds of one
-- user only, the line with the parameter user is switched on. (One condition for both would keep the planner from the user's index.)
-- Returns one row for each hold that ended.
--
-- Nodes share the work: what another transaction has locked is skipped. If a buyer is just taking over a seat of a lapsed hold, the hold is
-- left for the next run. So this statement never waits for a lock, and cannot be part of a deadlock. All is read by primary key, unless
-- noted.
WITH due AS (
    -- By reservations_due; for one user by reservations_hold_slot.
    SELECT id
    FROM reservations
    WHERE is_lapsed_hold(status, expires_at, now())
      -- AND user_id = cast(:user AS uuid)
    ORDER BY expires_at
    LIMIT :most
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
    -- NOT IN is computed by hashing, however few rows the planner expects. NOT EXISTS became nested loops over all three, if the plan was
    -- made while nothing was due: 500 holds then took 20 s, and the sweep never came to its end.
    SELECT due.id
    FROM due
    WHERE due.id NOT IN (SELECT owned.reservation_id
                         FROM owned
                         WHERE owned.seat_id NOT IN (SELECT seat_id FROM locked)))
UPDATE reservations reservation
SET status = 'expired', payment_status = 'failed'
FROM ready
WHERE reservation.id = ready.id
-- The last column does not depend on the row, so it is computed once, for all holds: once for each took three times as long.
RETURNING reservation.id, reservation.performance_id, (SELECT free_seats(ARRAY(SELECT id FROM ready))) AS freed
