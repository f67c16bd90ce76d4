-- Extends a live hold, once. Parameters: reservation, user, seconds, trace (of the request). Returns its new end, how many seats it has,
-- and how many of them were still its own; no row if it is no live hold of the user, was extended before, or is an offer of the waiting
-- list, whose deadline stays. If the two numbers differ, the hold has just expired and lost a seat, and the caller rolls back. By primary
-- keys.
WITH extended AS (
    UPDATE reservations
    SET expires_at = expires_at + make_interval(secs => cast(:seconds AS integer)), extended_at = now(),
        extended_trace = cast(:trace AS uuid)
    WHERE id = :reservation
      AND user_id = :user
      AND extended_at IS NULL
      AND waiting_entry_id IS NULL
      AND is_live_hold(status, expires_at, clock_timestamp())
    RETURNING id, performance_id, expires_at),
items AS (
    SELECT item.seat_id
    FROM extended
    JOIN reservation_items item ON item.reservation_id = extended.id),
seats AS (
    UPDATE seat_states state
    SET held_until = extended.expires_at
    FROM extended, items
    WHERE state.seat_id = items.seat_id
      AND state.reservation_id = extended.id
      AND state.status = 'locked'
    RETURNING state.seat_id)
SELECT extended.performance_id, extended.expires_at, (SELECT count(*) FROM items) AS items, (SELECT count(*) FROM seats) AS kept
FROM extended
