-- What a hold is, for all statements. A repeatable migration: it runs again whenever this file changes, after all versioned migrations.
--
-- The two predicates take the clock as a parameter, because there are two: now(), the start of the transaction, for statements that are a
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

-- Ends the items of reservations that are cancelled or expired, so that they count towards no limit, and makes the seats that they still
-- have available. A seat that another buyer has taken over meanwhile stays theirs. The caller has the rows of the reservations locked, by
-- updating them. Returns the number of seats that became available. By primary keys.
CREATE OR REPLACE FUNCTION free_seats(of_reservations uuid[]) RETURNS bigint
    LANGUAGE sql VOLATILE
BEGIN ATOMIC
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
        RETURNING state.seat_id)
    SELECT count(*) FROM freed;
END;

-- All that the waiting room knows of reservations.

-- Until when a buyer holds seats of an event; null if the buyer holds none. By reservations_by_user.
CREATE OR REPLACE FUNCTION live_hold_until(event uuid, buyer uuid) RETURNS timestamptz
    LANGUAGE sql VOLATILE
    RETURN (SELECT max(expires_at)
            FROM reservations
            WHERE user_id = buyer
              AND event_id = event
              AND is_live_hold(status, expires_at, clock_timestamp()));

-- The event of a buyer's live hold; null if it is no live hold of this buyer. By primary key.
CREATE OR REPLACE FUNCTION event_of_live_hold(reservation uuid, buyer uuid) RETURNS uuid
    LANGUAGE sql VOLATILE
    RETURN (SELECT event_id
            FROM reservations
            WHERE id = reservation
              AND user_id = buyer
              AND is_live_hold(status, expires_at, clock_timestamp()));
