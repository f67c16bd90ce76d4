-- Takes seats for a sale at a counter: all of them or none, in one statement. The hold lasts a minute, because the same transaction
-- confirms it. Parameters: reservation, number, buyer (a user, or an id that belongs to no user), performance, seats (ids), fee (of one
-- seat, in won), seatsPerUser (policy), seatsPerSale (the limit of a buyer who is no user), trace (of the request). Returns the
-- reservation; no row if a seat is not free, the performance is not for sale at the counter, or the buyer may have no more seats of it.
--
-- The seats are locked in the order of their ids, as in hold.sql, and read as the previous holder of the lock left them. All is read by
-- primary key, unless noted. A seat of an expired hold can be taken, unless somebody waits for the performance, as in hold.sql. There is no
-- hold slot: a counter waits for nobody's payment.
WITH free AS MATERIALIZED (
    SELECT state.seat_id, state.status = 'locked' AS lapsed
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
      AND is_free_seat(state.status, state.held_until, now())
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state),
chosen AS MATERIALIZED (
    SELECT seat.id AS seat_id, seat.grade_id, grade.price, free.lapsed, row_number() OVER (ORDER BY seat.id) AS position
    FROM free
    JOIN seats seat ON seat.id = free.seat_id AND seat.performance_id = cast(:performance AS uuid)
    JOIN grades grade ON grade.id = seat.grade_id),
found AS (
    SELECT count(*) AS seats, cast(sum(price) AS bigint) AS price, bool_or(lapsed) AS lapsed
    FROM chosen),
granted AS MATERIALIZED (
    SELECT event.id AS event_id, performance.id AS performance_id, found.seats,
           cast(:fee AS bigint) * found.seats AS fee,
           found.price + cast(:fee AS bigint) * found.seats AS total_amount,
           now() + interval '1 minute' AS held_until,
           -- By reservation_items_slot.
           ARRAY(SELECT slot
                 FROM generate_series(1, CASE WHEN EXISTS (SELECT FROM users WHERE id = cast(:buyer AS uuid))
                                              THEN coalesce(event.max_seats_per_user, cast(:seatsPerUser AS integer))
                                              ELSE cast(:seatsPerSale AS integer)
                                         END) slot
                 WHERE NOT slot = ANY (ARRAY(SELECT item.slot
                                             FROM reservation_items item
                                             WHERE item.live
                                               AND item.user_id = cast(:buyer AS uuid)
                                               AND item.performance_id = performance.id))
                 ORDER BY slot) AS slots
    FROM found
    JOIN performances performance ON performance.id = cast(:performance AS uuid)
    JOIN events event ON event.id = performance.event_id
    WHERE found.seats = cardinality(cast(:seats AS uuid[]))
      AND event.cancelled_at IS NULL
      AND performance.cancelled_at IS NULL
      AND event.sale_start <= now()
      AND performance.ends_at > now()
      AND (NOT found.lapsed OR NOT is_waited_for(performance.id))),
sold AS MATERIALIZED (
    SELECT granted.*, chosen.seat_id, chosen.grade_id, chosen.price, chosen.position
    FROM granted
    CROSS JOIN chosen
    WHERE cardinality(granted.slots) >= granted.seats),
taken AS (
    UPDATE seat_states state
    SET status = 'locked', reservation_id = cast(:reservation AS uuid), held_until = sold.held_until
    FROM sold
    WHERE state.seat_id = sold.seat_id),
items AS (
    INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
    SELECT cast(:reservation AS uuid), seat_id, grade_id, price, performance_id, cast(:buyer AS uuid), slots[position]
    FROM sold)
INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, fee, total_amount, expires_at, created_at,
                          channel, held_trace)
SELECT cast(:reservation AS uuid), cast(:number AS text), cast(:buyer AS uuid), event_id, performance_id, 'pending', 'pending', fee,
       total_amount, held_until, now(), 'box_office', cast(:trace AS uuid)
FROM sold
WHERE position = 1
RETURNING id
