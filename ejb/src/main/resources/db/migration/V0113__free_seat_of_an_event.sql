-- As before, whether anything of an event can still be sold. OFFSET 0 keeps each condition a question of its own, which is answered by
-- performances_by_event, seats_ordinal, and the key of seat_states. Joined, the planner may read the states of all events instead if it has
-- no statistics yet, as in the first minute of a database: a list of a few hundred events then took longer than a public read may.
CREATE OR REPLACE FUNCTION event_has_free_seat(event uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT
                   FROM performances performance
                   WHERE performance.event_id = event
                     AND performance.cancelled_at IS NULL
                     AND performance.starts_at > now()
                     AND EXISTS (SELECT
                                 FROM seats seat
                                 WHERE seat.performance_id = performance.id
                                   AND EXISTS (SELECT
                                               FROM seat_states state
                                               WHERE state.seat_id = seat.id
                                                 AND (state.status = 'available' OR state.held_until <= now())
                                               OFFSET 0)
                                 OFFSET 0)
                   OFFSET 0);
