-- Removes the state rows of up to ?3 units of a grade (?2) of a performance (?1). The status is checked again on the locked row, so a unit
-- that is taken concurrently stays. Units of past reservations stay as well, because those reservations still show them.
-- By seats_ordinal, then seat_states by its key. The items of reservations have no index by seat, so never_reserved reads all of
-- them.
DELETE FROM seat_states
WHERE status = 'available'
  AND seat_id IN (SELECT unit.id
                  FROM never_reserved(ARRAY(SELECT seat.id
                                            FROM seats seat
                                            JOIN seat_states state ON state.seat_id = seat.id
                                            WHERE seat.performance_id = ?1
                                              AND seat.grade_id = ?2
                                              AND state.status = 'available')) AS unit (id)
                  ORDER BY unit.id DESC
                  LIMIT ?3)
RETURNING seat_id
