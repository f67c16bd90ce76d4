-- Offers available seats to the owner of an entry of the waiting list: a hold of them with a deadline of its own, and a notice for the
-- owner. All of the seats or none, in one statement. Parameters: entry, reservation, number, notice, seats (ids), fee (of one seat, in
-- won), seatsPerUser (policy), seconds (until the deadline, which is never after the end of the sale). Returns the offer; no row if the
-- entry does not wait any more, a seat is not available, the owner may have no more seats of the performance, or the performance is not for
-- sale.
--
-- A seat that another transaction has locked counts as taken. An offer takes no hold slot, because its owner did not choose the moment.
-- All is read by primary key, unless noted.
WITH entry AS (
    SELECT waiting.id, waiting.user_id, waiting.event_id, waiting.performance_id, waiting.quantity,
           coalesce(event.max_seats_per_user, cast(:seatsPerUser AS integer)) AS allowed,
           least(now() + make_interval(secs => cast(:seconds AS integer)), event.sale_end, performance.starts_at) AS held_until
    FROM waiting_entries waiting
    JOIN users owner ON owner.id = waiting.user_id
    JOIN performances performance ON performance.id = waiting.performance_id
    JOIN events event ON event.id = performance.event_id
    WHERE waiting.id = cast(:entry AS uuid)
      AND waiting.status = 'waiting'
      AND owner.deleted_at IS NULL
      AND event.cancelled_at IS NULL
      AND performance.cancelled_at IS NULL
      AND event.sale_start <= now()
      AND event.sale_end > now()
      AND performance.starts_at > now()
    FOR UPDATE OF waiting),
free AS MATERIALIZED (
    SELECT state.seat_id
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
      AND state.status = 'available'
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state SKIP LOCKED),
chosen AS MATERIALIZED (
    SELECT seat.id AS seat_id, seat.grade_id, grade.price, row_number() OVER (ORDER BY seat.id) AS position
    FROM entry
    CROSS JOIN free
    JOIN seats seat ON seat.id = free.seat_id AND seat.performance_id = entry.performance_id
    JOIN grades grade ON grade.id = seat.grade_id),
granted AS MATERIALIZED (
    -- By reservation_items_slot.
    SELECT entry.*, counted.price + cast(:fee AS bigint) * entry.quantity AS total_amount, allowance.slots
    FROM entry
    CROSS JOIN (SELECT count(*) AS seats, cast(sum(price) AS bigint) AS price FROM chosen) counted
    CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT slot
                     FROM generate_series(1, entry.allowed) slot
                     WHERE NOT slot = ANY (ARRAY(SELECT item.slot
                                                 FROM reservation_items item
                                                 WHERE item.live
                                                   AND item.user_id = entry.user_id
                                                   AND item.performance_id = entry.performance_id))
                     ORDER BY slot) AS slots) allowance
    WHERE counted.seats = entry.quantity
      AND cardinality(allowance.slots) >= entry.quantity),
taken AS (
    UPDATE seat_states state
    SET status = 'locked', reservation_id = cast(:reservation AS uuid), held_until = granted.held_until
    FROM granted, chosen
    WHERE state.seat_id = chosen.seat_id),
reservation AS (
    INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, fee, total_amount, expires_at,
                              created_at, waiting_entry_id)
    SELECT cast(:reservation AS uuid), cast(:number AS text), user_id, event_id, performance_id, 'pending', 'pending',
           cast(:fee AS bigint) * quantity, total_amount, held_until, now(), id
    FROM granted),
items AS (
    INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
    SELECT cast(:reservation AS uuid), chosen.seat_id, chosen.grade_id, chosen.price, granted.performance_id, granted.user_id,
           granted.slots[chosen.position]
    FROM granted, chosen),
offered AS (
    UPDATE waiting_entries waiting
    SET status = 'offered', offered_at = now(), reservation_id = cast(:reservation AS uuid)
    FROM granted
    WHERE waiting.id = granted.id),
notice AS (
    INSERT INTO outbox (id, queue, type, subject)
    SELECT cast(:notice AS uuid), 'NOTICES', 'reservation.offered', cast(:reservation AS uuid)
    FROM granted)
SELECT user_id, event_id, performance_id, held_until
FROM granted
