-- Records a change of a hold and gives seats of it back. Parameters: reservation, added and dropped (arrays of seats), trace (of the
-- request). The caller has the reservation and the seats locked. Returns the number of seats that became available. By primary keys.
WITH change AS (
    INSERT INTO hold_changes (reservation_id, changed_at, added, dropped, trace)
    VALUES (:reservation, clock_timestamp(), cast(:added AS uuid[]), cast(:dropped AS uuid[]), cast(:trace AS uuid))),
items AS (
    DELETE FROM reservation_items
    WHERE reservation_id = :reservation
      AND seat_id = ANY (cast(:dropped AS uuid[]))),
freed AS (
    UPDATE seat_states
    SET status = 'available', reservation_id = NULL, held_until = NULL
    WHERE seat_id = ANY (cast(:dropped AS uuid[]))
      AND reservation_id = :reservation
      AND status = 'locked'
    RETURNING seat_id)
SELECT count(*)
FROM freed
