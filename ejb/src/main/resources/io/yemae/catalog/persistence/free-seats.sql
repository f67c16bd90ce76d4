-- Whether each event (?1) has a free seat, and otherwise when its next hold expires.
-- The holds are only read if no seat is free: by performances_by_event, seats_ordinal, then seat_states by its key.
WITH judged AS MATERIALIZED (
    SELECT event.id, event_has_free_seat(event.id) AS free
    FROM unnest(?1) AS event (id))
SELECT judged.id, judged.free,
       CASE WHEN NOT judged.free THEN (SELECT min(state.held_until)
                                       FROM performances performance
                                       JOIN seats seat ON seat.performance_id = performance.id
                                       JOIN seat_states state ON state.seat_id = seat.id
                                       WHERE performance.event_id = judged.id
                                         AND performance.cancelled_at IS NULL
                                         AND performance.starts_at > now())
       END AS free_from
FROM judged
