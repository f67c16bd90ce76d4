-- Where returned seats meet the waiting list. A repeatable migration: it runs again whenever this file changes, after all versioned
-- migrations. Everything that makes seats available calls reserve_returned_seats in the same statement or transaction.

-- Whether anybody waits for seats of a performance. By waiting_entries_list.
CREATE OR REPLACE FUNCTION is_waited_for(performance uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM waiting_entries WHERE performance_id = performance AND status = 'waiting');

-- Whether a buyer can take a seat of a performance now. A seat of an expired hold cannot be taken while somebody waits: the sweep decides
-- whether it goes to the waiting list or back on sale.
CREATE OR REPLACE FUNCTION buyer_may_take(status text, held_until timestamptz, performance uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN status = 'available' OR (coalesce(held_until <= now(), false) AND NOT is_waited_for(performance));

-- Reserves seats for the waiting list that this transaction has made available, if anybody waits for a seat of their performance. Nobody
-- else ever sees them available. seats: their ids. of_reservations: whose they were, in the same order, or null. sold: whether they were
-- sold or offered before. Other seats were only held; they go to the list only if the policy waitlist.expired.holds says so and no other
-- seat of the performance is available. Without a waiting list it costs one look at an index.
--
-- The ten minutes are no deadline: hold.sql refuses a seat of an expired hold as long as somebody waits. They matter if all who wait leave
-- before the list is asked: then anybody can take the seats.
CREATE OR REPLACE FUNCTION reserve_returned_seats(seats uuid[], of_reservations uuid[], sold boolean) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF seats IS NULL OR NOT EXISTS (SELECT FROM waiting_entries WHERE status = 'waiting') THEN
        RETURN;
    END IF;
    WITH returned AS MATERIALIZED (
        SELECT seat.id, seat.performance_id, source.reservation_id
        FROM unnest(seats, of_reservations) AS source (seat_id, reservation_id)
        JOIN seats seat ON seat.id = source.seat_id),
    waited_for AS MATERIALIZED (
        SELECT performance.id
        FROM (SELECT DISTINCT performance_id AS id FROM returned) performance
        WHERE is_waited_for(performance.id)
          AND (sold
            OR ((SELECT value FROM policies WHERE name = 'waitlist.expired.holds') = 1
              -- By seats_ordinal, then seat_states by its key.
              AND NOT EXISTS (SELECT
                              FROM seats other
                              JOIN seat_states state ON state.seat_id = other.id
                              WHERE other.performance_id = performance.id
                                AND state.status = 'available'
                                AND other.id NOT IN (SELECT id FROM returned))))),
    reserved AS (
        UPDATE seat_states state
        SET status = 'locked', reservation_id = returned.performance_id, held_until = now() + interval '10 minutes'
        FROM returned
        JOIN waited_for ON waited_for.id = returned.performance_id
        WHERE state.seat_id = returned.id
          AND state.status = 'available'
        RETURNING state.seat_id, returned.performance_id, returned.reservation_id)
    INSERT INTO returned_seats (seat_id, performance_id, reservation_id)
    SELECT seat_id, performance_id, reservation_id
    FROM reserved
    -- Left over from a time when nobody waited any more.
    ON CONFLICT (seat_id) DO UPDATE
    SET reservation_id = excluded.reservation_id, returned_at = excluded.returned_at;
END $$;

-- Ends the entries whose offers have ended without payment. By waiting_entries_offers. The reservations are being ended by the calling
-- statement; the rows of those that ran out may not show it yet.
CREATE OR REPLACE FUNCTION end_offers(of_reservations uuid[]) RETURNS void
    LANGUAGE sql VOLATILE
BEGIN ATOMIC
    UPDATE waiting_entries entry
    SET status = CASE WHEN performance.cancelled_at IS NOT NULL THEN 'ended'
                      WHEN reservation.status = 'cancelled' AND reservation.payment_status <> 'failed' THEN 'declined'
                      ELSE 'lapsed'
                 END,
        ended_at = now()
    FROM reservations reservation
    JOIN performances performance ON performance.id = reservation.performance_id
    WHERE entry.reservation_id = ANY (of_reservations)
      AND entry.status = 'offered'
      AND reservation.id = entry.reservation_id;
END;
