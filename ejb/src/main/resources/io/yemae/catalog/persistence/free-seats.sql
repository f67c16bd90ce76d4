-- Whether each event (?1) has a free seat, and otherwise when its next hold expires.
-- The holds are only read if no seat is free: by performances_by_event, seats_ordinal, then seat_states by its key. Each is a question of
-- its own, because a join without statistics may read the states of all events.
WITH judged AS MATERIALIZED (
    SELECT event.id, event_has_free_seat(event.id) AS free
    FROM unnest(?1) AS event (id))
SELECT judged.id, judged.free,
       CASE WHEN NOT judged.free THEN (SELECT min((SELECT min((SELECT state.held_until
                                                               FROM seat_states state
                                                               WHERE state.seat_id = seat.id))
                                                   FROM seats seat
                                                   WHERE seat.performance_id = performance.id))
                                       FROM performances performance
                                       WHERE performance.event_id = judged.id
                                         AND performance.cancelled_at IS NULL
                                         AND performance.starts_at > now())
       END AS free_from
FROM judged
