-- Takes seats for a buyer: all of them or none, with the reservation and its items, in one statement and one commit.
--
-- Parameters: performance is null if any performance of the event is meant. fee is the booking fee of one seat in won. holdMinutes,
-- seatsPerUser, holdsPerUser, mostUnpaid and unpaidMinutes are policies: how long a hold lasts, how many live seats of a performance and
-- how many holds over all performances a user may have, and how many holds of a user may end without payment within how many minutes.
--
-- Returns one row for each seat. If too many holds of the buyer have ended without payment, one row with cool_down_seconds and nothing
-- else. No row if the hold is refused for another reason, which refusal.sql finds.
--
-- The rows of the seats' states are locked in the order of their ids, so that two buyers of overlapping seats cannot deadlock. After
-- waiting for a lock the row is judged again as the other buyer left it. All is read by primary key, unless noted.
WITH request AS (
    SELECT cast(:reservationId AS uuid) AS reservation_id,
           cast(:number AS text) AS number,
           cast(:user AS uuid) AS user_id,
           cast(:event AS uuid) AS event_id,
           cast(:performance AS uuid) AS performance_id,
           cast(:seats AS uuid[]) AS seat_ids,
           cast(:seatCount AS integer) AS wanted,
           cast(:holdMinutes AS integer) AS hold_minutes,
           cast(:seatsPerUser AS integer) AS seats_per_user,
           cast(:fee AS bigint) AS fee,
           cast(:holdsPerUser AS integer) AS holds_per_user,
           cast(:mostUnpaid AS integer) AS most_unpaid,
           make_interval(mins => cast(:unpaidMinutes AS integer)) AS unpaid_window),
recent AS MATERIALIZED (
    -- By reservations_by_user. A hold lasts an hour at most, so older reservations do not matter. The latest end without payment comes
    -- first.
    SELECT array_agg(reservation.hold_slot) FILTER (WHERE reservation.status = 'pending') AS used_slots,
           array_agg(coalesce(reservation.cancelled_at, reservation.expires_at)
                     ORDER BY coalesce(reservation.cancelled_at, reservation.expires_at) DESC)
               FILTER (WHERE reservation.status IN ('cancelled', 'expired') AND reservation.confirmed_at IS NULL) AS unpaid
    FROM reservations reservation
    WHERE reservation.user_id = (SELECT user_id FROM request)
      AND reservation.created_at > now() - (SELECT unpaid_window FROM request) - interval '1 hour'),
cooling AS (
    -- More ends without payment than allowed within the window: until the earliest of them leaves the window.
    SELECT recent.unpaid[request.most_unpaid + 1] + request.unpaid_window AS until
    FROM recent
    CROSS JOIN request
    WHERE recent.unpaid[request.most_unpaid + 1] + request.unpaid_window > now()),
hold_slot AS MATERIALIZED (
    -- A random free slot, so that two simultaneous holds of one buyer rarely choose the same. If they do, the unique index
    -- reservations_hold_slot refuses one.
    SELECT slot
    FROM generate_series(1, (SELECT holds_per_user FROM request)) slot
    WHERE NOT slot = ANY (coalesce((SELECT used_slots FROM recent), cast(ARRAY[] AS smallint[])))
    ORDER BY random()
    LIMIT 1),
free AS (
    -- A step of its own: a plan that began at the performance would read all its seats.
    SELECT seat.id AS seat_id, seat.performance_id, seat.grade_id, seat.label
    FROM seat_states state
    JOIN seats seat ON seat.id = state.seat_id
    WHERE state.seat_id = ANY (cast((SELECT seat_ids FROM request) AS uuid[]))
      AND (state.status = 'available' OR state.held_until <= now())
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state),
chosen AS (
    SELECT free.*, grade.price,
           now() + make_interval(mins => coalesce(event.hold_minutes, request.hold_minutes)) AS held_until,
           row_number() OVER (ORDER BY free.seat_id) AS position,
           count(*) OVER () AS found
    FROM request
    CROSS JOIN free
    JOIN grades grade ON grade.id = free.grade_id
    JOIN performances performance ON performance.id = free.performance_id
    JOIN events event ON event.id = performance.event_id
    JOIN users buyer ON buyer.id = request.user_id
    WHERE event.id = request.event_id
      AND performance.id = coalesce(request.performance_id, performance.id)
      AND event.cancelled_at IS NULL
      AND performance.cancelled_at IS NULL
      AND event.sale_start <= now()
      AND event.sale_end > now()
      AND performance.starts_at > now()),
allowance AS (
    SELECT slot, row_number() OVER (ORDER BY slot) AS position
    FROM generate_series(1, (SELECT coalesce(event.max_seats_per_user, request.seats_per_user)
                             FROM request
                             JOIN events event ON event.id = request.event_id)) slot
    WHERE NOT EXISTS (SELECT 1
                      FROM reservation_items item, request
                      WHERE item.live
                        AND item.user_id = request.user_id
                        AND item.performance_id = (SELECT performance_id FROM chosen LIMIT 1)
                        AND item.slot = slot.slot)),
granted AS (
    SELECT chosen.*, allowance.slot
    FROM chosen
    JOIN allowance USING (position)
    WHERE chosen.found = (SELECT wanted FROM request)
      AND (SELECT count(*) FROM allowance) >= (SELECT wanted FROM request)
      AND (SELECT count(DISTINCT performance_id) FROM chosen) = 1
      AND EXISTS (SELECT 1 FROM hold_slot)
      AND NOT EXISTS (SELECT 1 FROM cooling)),
taken AS (
    UPDATE seat_states state
    SET status = 'locked',
        reservation_id = (SELECT reservation_id FROM request),
        held_until = granted.held_until
    FROM granted
    WHERE state.seat_id = granted.seat_id
    RETURNING state.seat_id),
reservation AS (
    INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, fee, total_amount, expires_at,
                              created_at, hold_slot)
    SELECT request.reservation_id, request.number, request.user_id, request.event_id, granted.performance_id, 'pending', 'pending',
           request.fee * count(*), sum(granted.price) + request.fee * count(*), min(granted.held_until), now(),
           (SELECT slot FROM hold_slot)
    FROM granted
    CROSS JOIN request
    GROUP BY request.reservation_id, request.number, request.user_id, request.event_id, request.fee, granted.performance_id
    RETURNING id, total_amount),
items AS (
    INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
    SELECT reservation.id, granted.seat_id, granted.grade_id, granted.price, granted.performance_id,
           (SELECT user_id FROM request), granted.slot
    FROM granted
    CROSS JOIN reservation)
SELECT granted.seat_id, granted.label, granted.price, granted.held_until, granted.performance_id, reservation.total_amount,
       cast(NULL AS integer) AS cool_down_seconds, granted.position
FROM granted
CROSS JOIN reservation
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, cast(ceil(extract(epoch FROM cooling.until - now())) AS integer), NULL
FROM cooling
ORDER BY position
