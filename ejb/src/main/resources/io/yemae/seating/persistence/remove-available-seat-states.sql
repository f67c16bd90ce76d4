-- Removes the state rows of all available seats of a performance. Parameter: performance id. By seats_ordinal, then seat_states by its key.
DELETE FROM seat_states state
USING seats seat
WHERE seat.performance_id = ?1
  AND state.seat_id = seat.id
  AND state.status = 'available'
