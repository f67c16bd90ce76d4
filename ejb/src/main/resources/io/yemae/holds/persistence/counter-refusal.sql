-- Why seats were not taken at a counter, read afterwards. It only chooses the message; nothing is decided by it.
-- Parameters: performance, seats (ids). By primary keys.
SELECT (SELECT event.cancelled_at IS NULL AND performance.cancelled_at IS NULL AND event.sale_start <= now()
               AND performance.ends_at > now()) AS on_sale,
       (SELECT count(*)
        FROM seats seat
        WHERE seat.id = ANY (cast(:seats AS uuid[]))
          AND seat.performance_id = performance.id) AS seats_found,
       (SELECT string_agg(coalesce(seat.label, grade.name), ', ' ORDER BY seat.id)
        FROM seats seat
        JOIN grades grade ON grade.id = seat.grade_id
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.id = ANY (cast(:seats AS uuid[]))
          AND NOT buyer_may_take(state.status, state.held_until, performance.id)) AS taken,
       event.max_seats_per_user AS event_limit
FROM performances performance
JOIN events event ON event.id = performance.event_id
WHERE performance.id = cast(:performance AS uuid)
