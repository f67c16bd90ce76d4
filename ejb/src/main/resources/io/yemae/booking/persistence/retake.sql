-- Holds the same seats again for an expired reservation whose payment came late: all of them or none, in one statement. The hold lasts a
-- minute, because the same transaction confirms it.
-- Parameters: reservation, seatsPerUser (policy). Returns the performance. Returns no row if a seat is taken, if other seats use up the
-- buyer's allowance, or if the performance is not for sale any more.
--
-- The seats are locked in the order of their ids, as in hold.sql, and read as the previous holder of the lock left them. By primary keys
-- and reservation_items_slot.
WITH request AS (
    SELECT cast(:reservation AS uuid) AS reservation_id,
           cast(:seatsPerUser AS integer) AS seats_per_user),
target AS (
    SELECT reservation.id, reservation.user_id, reservation.performance_id,
           coalesce(event.max_seats_per_user, request.seats_per_user) AS allowed,
           now() + interval '1 minute' AS held_until
    FROM request
    JOIN reservations reservation ON reservation.id = request.reservation_id
    JOIN events event ON event.id = reservation.event_id
    JOIN performances performance ON performance.id = reservation.performance_id
    WHERE reservation.status IN ('pending', 'expired')
      AND reservation.expires_at <= now()
      AND event.cancelled_at IS NULL
      AND performance.cancelled_at IS NULL
      AND performance.starts_at > now()
    FOR NO KEY UPDATE OF reservation),
wanted AS (
    SELECT item.seat_id, row_number() OVER (ORDER BY item.seat_id) AS position, count(*) OVER () AS items
    FROM target
    JOIN reservation_items item ON item.reservation_id = target.id),
free AS (
    -- by primary key
    SELECT state.seat_id
    FROM seat_states state
    WHERE state.seat_id = ANY (ARRAY(SELECT seat_id FROM wanted))
      AND is_free_seat(state.status, state.held_until, now())
    ORDER BY state.seat_id
    FOR NO KEY UPDATE OF state),
allowance AS (
    SELECT slot, row_number() OVER (ORDER BY slot) AS position
    FROM generate_series(1, (SELECT allowed FROM target)) slot
    WHERE NOT EXISTS (SELECT 1
                      FROM reservation_items item, target
                      WHERE item.live
                        AND item.user_id = target.user_id
                        AND item.performance_id = target.performance_id
                        AND item.reservation_id <> target.id
                        AND item.slot = slot.slot)),
granted AS (
    SELECT wanted.seat_id, allowance.slot
    FROM wanted
    JOIN free ON free.seat_id = wanted.seat_id
    JOIN allowance USING (position)
    WHERE (SELECT count(*) FROM free) = wanted.items
      AND (SELECT count(*) FROM allowance) >= wanted.items),
taken AS (
    UPDATE seat_states state
    SET status = 'locked', reservation_id = target.id, held_until = target.held_until
    FROM granted, target
    WHERE state.seat_id = granted.seat_id),
items AS (
    -- a hold that the sweeper has not expired yet still has its slots
    UPDATE reservation_items item
    SET live = true, slot = CASE WHEN item.live THEN item.slot ELSE granted.slot END
    FROM granted, target
    WHERE item.reservation_id = target.id
      AND item.seat_id = granted.seat_id)
UPDATE reservations reservation
SET status = 'pending', payment_status = 'pending', expires_at = target.held_until, hold_slot = NULL
FROM target
WHERE reservation.id = target.id
  AND EXISTS (SELECT 1 FROM granted)
RETURNING reservation.performance_id
