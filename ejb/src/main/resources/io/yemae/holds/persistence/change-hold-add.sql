-- Adds seats to a hold, at the present prices, as far as the buyer's allowance goes. Parameters: reservation, user, performance, seats (an
-- array), allowed (how many live seats of the performance the buyer may have), until (the end of the hold). The caller has the reservation
-- and the seats locked, and has found the seats free. Returns the number of seats that were added; if some are missing, the allowance is
-- used up, and the caller rolls back. By primary keys and reservation_items_slot.
WITH wanted AS (
    SELECT seat_id, row_number() OVER (ORDER BY seat_id) AS position
    FROM unnest(cast(:seats AS uuid[])) AS wanted (seat_id)),
allowance AS (
    SELECT slot, row_number() OVER (ORDER BY slot) AS position
    FROM generate_series(1, cast(:allowed AS integer)) slot
    WHERE NOT slot = ANY (ARRAY(SELECT item.slot
                                FROM reservation_items item
                                WHERE item.live
                                  AND item.user_id = :user
                                  AND item.performance_id = :performance))),
items AS (
    INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
    SELECT :reservation, seat.id, seat.grade_id, grade.price, seat.performance_id, :user, allowance.slot
    FROM wanted
    JOIN allowance USING (position)
    JOIN seats seat ON seat.id = wanted.seat_id
    JOIN grades grade ON grade.id = seat.grade_id
    RETURNING seat_id),
taken AS (
    UPDATE seat_states state
    SET status = 'locked', reservation_id = :reservation, held_until = :until
    FROM items
    WHERE state.seat_id = items.seat_id
    RETURNING state.seat_id)
SELECT count(*)
FROM taken
