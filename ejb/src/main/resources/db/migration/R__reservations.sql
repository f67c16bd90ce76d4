-- What a hold and a free seat are, for all statements. A repeatable migration: it runs again whenever this file changes, after all
-- versioned migrations.
--
-- The predicates take the clock as a parameter, because there are two: now(), the start of the transaction, for statements that are a
-- transaction of their own, and clock_timestamp() for those that may have waited for a lock. They are inlined by the planner (one
-- expression, IMMUTABLE, no SET), so the partial indexes WHERE status = 'pending' serve them like the condition written out.

-- A pending reservation whose time has not run out. Its seats are its owner's.
CREATE OR REPLACE FUNCTION is_live_hold(status text, expires_at timestamptz, clock timestamptz) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN status = 'pending' AND expires_at > clock;

-- A pending reservation whose time has run out and which the sweep has not ended yet. It counts as expired: anybody can take its seats.
CREATE OR REPLACE FUNCTION is_lapsed_hold(status text, expires_at timestamptz, clock timestamptz) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN status = 'pending' AND expires_at <= clock;

-- Nobody's seat, also by the end of a hold that the sweep has not seen. buyer_may_take (R__waiting_list.sql) asks the waiting list, too.
CREATE OR REPLACE FUNCTION is_free_seat(status text, held_until timestamptz, clock timestamptz) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN status = 'available' OR coalesce(held_until <= clock, false);

-- Ends the items of reservations that are cancelled or expired, so that they count towards no limit, and makes the seats that they still
-- have available; or reserves them, if the waiting list is asked first (R__waiting_list.sql). A seat that another buyer has taken over
-- meanwhile stays theirs. The caller has the rows of the reservations locked, by updating them. Returns the number of seats that came
-- back. By primary keys.
CREATE OR REPLACE FUNCTION free_seats(of_reservations uuid[]) RETURNS bigint
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    sold_seats  uuid[];
    sold_of     uuid[];
    held_seats  uuid[];
    held_of     uuid[];
BEGIN
    WITH ended AS (
        UPDATE reservation_items item
        SET live = false
        WHERE item.reservation_id = ANY (of_reservations)
        RETURNING item.reservation_id, item.seat_id),
    freed AS (
        UPDATE seat_states state
        SET status = 'available', reservation_id = NULL, held_until = NULL
        FROM ended
        WHERE state.seat_id = ended.seat_id
          AND state.reservation_id = ended.reservation_id
        RETURNING state.seat_id, ended.reservation_id),
    judged AS (
        SELECT freed.seat_id, freed.reservation_id,
               reservation.confirmed_at IS NOT NULL OR reservation.waiting_entry_id IS NOT NULL AS sold
        FROM freed
        JOIN reservations reservation ON reservation.id = freed.reservation_id)
    SELECT array_agg(seat_id) FILTER (WHERE sold), array_agg(reservation_id) FILTER (WHERE sold),
           array_agg(seat_id) FILTER (WHERE NOT sold), array_agg(reservation_id) FILTER (WHERE NOT sold)
    INTO sold_seats, sold_of, held_seats, held_of
    FROM judged;
    PERFORM end_offers(of_reservations);
    PERFORM reserve_returned_seats(sold_seats, sold_of, true);
    PERFORM reserve_returned_seats(held_seats, held_of, false);
    RETURN coalesce(cardinality(sold_seats), 0) + coalesce(cardinality(held_seats), 0);
END $$;

-- The waiting room's view of reservations. It ignores offers of the waiting list, which are paid without admission.

-- Until when a buyer holds seats of an event; null if the buyer holds none. By reservations_by_user.
CREATE OR REPLACE FUNCTION live_hold_until(event uuid, buyer uuid) RETURNS timestamptz
    LANGUAGE sql VOLATILE
    RETURN (SELECT max(expires_at)
            FROM reservations
            WHERE user_id = buyer
              AND event_id = event
              AND waiting_entry_id IS NULL
              AND is_live_hold(status, expires_at, clock_timestamp()));

-- The event of a buyer's live hold; null if it is no live hold of this buyer. By primary key.
CREATE OR REPLACE FUNCTION event_of_live_hold(reservation uuid, buyer uuid) RETURNS uuid
    LANGUAGE sql VOLATILE
    RETURN (SELECT event_id
            FROM reservations
            WHERE id = reservation
              AND user_id = buyer
              AND waiting_entry_id IS NULL
              AND is_live_hold(status, expires_at, clock_timestamp()));
