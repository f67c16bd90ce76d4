-- Makes the seats available that are reserved for the waiting list of a performance. The transaction then offers them; what is left is on
-- sale from its commit on. The caller has the list locked. Parameter: performance id. By returned_seats_by_performance and primary keys.
-- Returns the seats, and whose they were. A seat that was taken because nobody waited any more stays with its new owner, and is not
-- returned.
WITH returned AS (
    DELETE FROM returned_seats
    WHERE performance_id = ?1
    RETURNING seat_id, performance_id, reservation_id),
locked AS (
    SELECT state.seat_id
    FROM seat_states state
    WHERE state.seat_id = ANY (ARRAY(SELECT seat_id FROM returned))
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state),
released AS (
    UPDATE seat_states state
    SET status = 'available', reservation_id = NULL, held_until = NULL
    FROM returned
    WHERE state.seat_id = returned.seat_id
      AND state.reservation_id = returned.performance_id
      AND state.seat_id IN (SELECT seat_id FROM locked)
    RETURNING state.seat_id, returned.reservation_id)
SELECT seat_id, reservation_id
FROM released
