-- Takes seats for several buyers in one statement and one commit: for each request all of its seats or none, with the reservation and its
-- items. Requests do not affect each other: no two of a batch name the same buyer or the same seat.
--
-- Parameters, arrays with one element for each request: reservations, numbers, users, events, performances (null if any performance of the
-- event is meant), traces (of the requests, may be null), counts (of seats). For each seat: seats, requests (which request wants it, from
-- 1). fee is the booking fee of one seat in won. holdMinutes, seatsPerUser, holdsPerUser, mostUnpaid and unpaidMinutes are policies: how
-- long a hold lasts, how many live seats of a performance and how many holds over all performances a user may have, and how many holds of a
-- user may end without payment within how many minutes.
--
-- Returns one row for each seat of each request that was granted. For a request of a buyer of whom too many holds have ended without
-- payment, one row with cool_down_seconds. No row for a request that is refused for another reason, which refusal.sql finds.
--
-- The rows of the seats' states are locked in the order of their ids, before anything else, and reservations are written in the order of
-- their buyers. So batches of several nodes cannot deadlock. A batch must not wait for one of its seats: a locked row counts as taken. In
-- the variant for a single request, without SKIP LOCKED, the statement waits and judges the row as the other buyer left it. All is read by
-- primary key, unless noted.
--
-- A seat of an expired hold can be taken at once, unless somebody waits for the performance: then it is the sweep that decides whether the
-- seat goes to the waiting list or back on sale.
WITH request AS MATERIALIZED (
    SELECT wanted.*, make_interval(mins => cast(:unpaidMinutes AS integer)) AS unpaid_window
    FROM unnest(cast(:reservations AS uuid[]), cast(:numbers AS text[]), cast(:users AS uuid[]), cast(:events AS uuid[]),
                cast(:performances AS uuid[]), cast(:traces AS uuid[]), cast(:counts AS integer[]))
         WITH ORDINALITY AS wanted (reservation_id, number, user_id, event_id, performance_id, trace, seats, request)),
judged AS MATERIALIZED (
    -- By reservations_by_user. A hold lasts an hour at most, and ten minutes more if it is extended, so older reservations do not matter.
    -- If more holds than allowed have ended without payment within the window, the buyer has to wait until the earliest of them leaves the
    -- window.
    SELECT request.*,
           recent.used_slots,
           recent.unpaid[cast(:mostUnpaid AS integer) + 1] + request.unpaid_window AS cooling_until
    FROM request
    CROSS JOIN LATERAL (
        -- An offer of the waiting list takes no slot.
        SELECT array_agg(reservation.hold_slot)
                   FILTER (WHERE reservation.status = 'pending' AND reservation.hold_slot IS NOT NULL) AS used_slots,
               array_agg(coalesce(reservation.cancelled_at, reservation.expires_at)
                         ORDER BY coalesce(reservation.cancelled_at, reservation.expires_at) DESC)
                   FILTER (WHERE reservation.status IN ('cancelled', 'expired') AND reservation.confirmed_at IS NULL) AS unpaid
        FROM reservations reservation
        WHERE reservation.user_id = request.user_id
          AND reservation.created_at > now() - request.unpaid_window - interval '70 minutes') recent),
free AS MATERIALIZED (
    -- A step of its own: a plan that began at the performance would read all its seats.
    SELECT state.seat_id, state.status = 'locked' AS lapsed
    FROM seat_states state
    WHERE state.seat_id = ANY (cast(:seats AS uuid[]))
      AND is_free_seat(state.status, state.held_until, now())
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state SKIP LOCKED),
chosen AS MATERIALIZED (
    SELECT wanted.request, seat.id AS seat_id, seat.performance_id, seat.grade_id, seat.label, grade.price, free.lapsed,
           row_number() OVER (PARTITION BY wanted.request ORDER BY seat.id) AS position
    FROM free
    JOIN unnest(cast(:seats AS uuid[]), cast(:requests AS bigint[])) AS wanted (seat_id, request) ON wanted.seat_id = free.seat_id
    JOIN seats seat ON seat.id = free.seat_id
    JOIN grades grade ON grade.id = seat.grade_id),
found AS (
    SELECT request, (array_agg(performance_id))[1] AS performance_id, count(*) AS seats, sum(price) AS price,
           bool_or(lapsed) AS lapsed
    FROM chosen
    GROUP BY request
    HAVING count(DISTINCT performance_id) = 1),
granted AS MATERIALIZED (
    -- A hold slot is chosen at random: if two nodes hold seats for one buyer at the same time, they rarely choose the same. If they do, the
    -- unique index reservations_hold_slot refuses one. By reservation_items_slot.
    SELECT judged.request, judged.seats, judged.reservation_id, judged.number, judged.user_id, judged.event_id, judged.trace,
           found.performance_id,
           cast(:fee AS bigint) * found.seats AS fee,
           cast(found.price + cast(:fee AS bigint) * found.seats AS bigint) AS total_amount,
           now() + make_interval(mins => coalesce(event.hold_minutes, cast(:holdMinutes AS integer))) AS held_until,
           (SELECT slot
            FROM generate_series(1, cast(:holdsPerUser AS integer)) slot
            WHERE judged.used_slots IS NULL OR NOT slot = ANY (judged.used_slots)
            ORDER BY random()
            LIMIT 1) AS hold_slot,
           ARRAY(SELECT slot
                 FROM generate_series(1, coalesce(event.max_seats_per_user, cast(:seatsPerUser AS integer))) slot
                 WHERE NOT slot = ANY (ARRAY(SELECT item.slot
                                             FROM reservation_items item
                                             WHERE item.live
                                               AND item.user_id = judged.user_id
                                               AND item.performance_id = found.performance_id))
                 ORDER BY slot
                 LIMIT found.seats) AS slots
    FROM judged
    JOIN found ON found.request = judged.request
    JOIN performances performance ON performance.id = found.performance_id
    JOIN events event ON event.id = performance.event_id
    JOIN users buyer ON buyer.id = judged.user_id
    WHERE found.seats = judged.seats
      AND event.id = judged.event_id
      AND performance.id = coalesce(judged.performance_id, performance.id)
      AND event.cancelled_at IS NULL
      AND performance.cancelled_at IS NULL
      AND event.sale_start <= now()
      AND event.sale_end > now()
      AND performance.starts_at > now()
      AND (NOT found.lapsed OR NOT is_waited_for(performance.id))
      AND (judged.cooling_until IS NULL OR judged.cooling_until <= now())),
sold AS MATERIALIZED (
    SELECT granted.*, chosen.seat_id, chosen.grade_id, chosen.label, chosen.price, chosen.position
    FROM granted
    JOIN chosen ON chosen.request = granted.request
    WHERE granted.hold_slot IS NOT NULL
      AND cardinality(granted.slots) = granted.seats),
taken AS (
    UPDATE seat_states state
    SET status = 'locked', reservation_id = sold.reservation_id, held_until = sold.held_until
    FROM sold
    WHERE state.seat_id = sold.seat_id),
reservation AS (
    INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, fee, total_amount, expires_at,
                              created_at, hold_slot, held_trace)
    SELECT reservation_id, number, user_id, event_id, performance_id, 'pending', 'pending', fee, total_amount, held_until, now(), hold_slot,
           trace
    FROM sold
    WHERE position = 1
    ORDER BY user_id),
items AS (
    INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
    SELECT reservation_id, seat_id, grade_id, price, performance_id, user_id, slots[position]
    FROM sold
    ORDER BY user_id, position)
SELECT request, seat_id, label, price, held_until, performance_id, total_amount, cast(NULL AS integer) AS cool_down_seconds, position
FROM sold
UNION ALL
SELECT request, NULL, NULL, NULL, NULL, NULL, NULL, cast(ceil(extract(epoch FROM cooling_until - now())) AS integer), NULL
FROM judged
WHERE cooling_until > now()
ORDER BY request, position
