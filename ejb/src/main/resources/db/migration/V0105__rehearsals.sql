-- Rehearsals of a sale: bots buy the seats of a copy of an event. The copy and its buyers have the ids of a warm-up, so what leaves
-- warm-ups out leaves rehearsals out too. They are removed when the rehearsal has ended; what stays is this row with the report.
CREATE TABLE rehearsals (
    id               uuid        PRIMARY KEY,
    event_id         uuid        NOT NULL REFERENCES events,
    -- The copy.
    copy_id          uuid        NOT NULL UNIQUE CHECK (is_warm_up(copy_id)),
    -- Null if it was started through the server's management.
    requested_by     uuid,
    buyers           integer     NOT NULL CHECK (buyers > 0),
    arrival_seconds  integer     NOT NULL CHECK (arrival_seconds BETWEEN 0 AND 300),
    at_once_percent  integer     NOT NULL CHECK (at_once_percent BETWEEN 0 AND 100),
    seats_per_buyer  integer     NOT NULL CHECK (seats_per_buyer BETWEEN 1 AND 10),
    think_ms         integer     NOT NULL CHECK (think_ms BETWEEN 0 AND 60000),
    give_up_percent  integer     NOT NULL CHECK (give_up_percent BETWEEN 0 AND 100),
    longest_seconds  integer     NOT NULL CHECK (longest_seconds BETWEEN 10 AND 600),
    forced           boolean     NOT NULL,
    -- The node whose bots buy.
    node             text        NOT NULL,
    status           text        NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'cancelled', 'failed')),
    -- Why it has failed.
    failure          text,
    report           jsonb,
    started_at       timestamptz NOT NULL DEFAULT now(),
    -- The last sign of life of the node.
    seen_at          timestamptz NOT NULL DEFAULT now(),
    cancel_wanted_at timestamptz,
    ended_at         timestamptz,
    -- When the copy was removed.
    removed_at       timestamptz,
    CONSTRAINT rehearsals_ended CHECK ((status = 'running') = (ended_at IS NULL)),
    CONSTRAINT rehearsals_removed CHECK (removed_at IS NULL OR ended_at IS NOT NULL),
    CONSTRAINT rehearsals_failed CHECK ((status = 'failed') = (failure IS NOT NULL))
);
-- At most one at a time, until nothing of it is left.
CREATE UNIQUE INDEX rehearsals_one ON rehearsals ((true)) WHERE removed_at IS NULL;
CREATE INDEX rehearsals_by_event ON rehearsals (event_id, started_at DESC);
CREATE INDEX rehearsals_by_start ON rehearsals (started_at DESC);

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('rehearsal.buyers', 5000, 0, 50000, '예행연습 한 번에 보낼 수 있는 구매자(봇)의 수. 0이면 예행연습을 할 수 없다.');

-- No money moves: such a buyer has no order at the gateway, nor anything else but points. New rows are checked, and no others exist.
ALTER TABLE payments ADD CONSTRAINT payments_of_warm_up CHECK (method = 'POINTS' OR is_warm_up(user_id) IS NOT TRUE) NOT VALID;

-- Thousands of buyers are removed at once: the foreign key would otherwise read all links for each of them.
CREATE INDEX issuer_links_by_user ON issuer_links (user_id);

-- The id of the object with this number among those of a warm-up or rehearsal, as io.yemae.shared.WarmUpIds makes them.
CREATE FUNCTION warm_up_id(of_event uuid, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (left(of_event::text, 28) || lpad(to_hex(number), 8, '0'))::uuid;

-- Removes one event with such an id, and all that belongs to it: all its ids are those of the event but for the last 32 bits. A venue or a
-- layout that is not of the warm-up itself stays.
CREATE FUNCTION remove_warm_up_event(removed uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last_id uuid := warm_up_id(removed, 4294967295);
    place   uuid := (SELECT venue_id FROM events WHERE id = removed);
    layout  uuid := (SELECT seat_layout_id FROM events WHERE id = removed);
    holds   uuid[];
    paid    uuid[];
BEGIN
    IF NOT is_warm_up(removed) THEN
        RAISE EXCEPTION 'refused: % is not an event of a warm-up', removed USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- By reservations_by_user and payments_by_user.
    holds := ARRAY(SELECT id FROM reservations WHERE user_id BETWEEN removed AND last_id);
    paid := ARRAY(SELECT id FROM payments WHERE user_id BETWEEN removed AND last_id);
    DELETE FROM point_entries WHERE user_id BETWEEN removed AND last_id;
    DELETE FROM point_accounts WHERE user_id BETWEEN removed AND last_id;
    DELETE FROM refunds WHERE payment_id = ANY (paid);
    DELETE FROM payments WHERE id = ANY (paid);
    DELETE FROM reservation_items WHERE reservation_id = ANY (holds);
    DELETE FROM reservations WHERE id = ANY (holds);
    DELETE FROM queue_tickets WHERE event_id = removed;
    DELETE FROM queue_rooms WHERE event_id = removed;
    DELETE FROM seat_blocks WHERE seat_id BETWEEN removed AND last_id;
    DELETE FROM seat_states WHERE seat_id BETWEEN removed AND last_id;
    DELETE FROM seats WHERE id BETWEEN removed AND last_id;
    DELETE FROM grades WHERE event_id = removed;
    DELETE FROM performances WHERE event_id = removed;
    DELETE FROM events WHERE id = removed;
    DELETE FROM venues WHERE id = place AND is_warm_up(id);
    DELETE FROM seat_layout_sections WHERE layout_id = layout AND is_warm_up(layout_id);
    DELETE FROM seat_layouts WHERE id = layout AND is_warm_up(id);
    DELETE FROM users WHERE id BETWEEN removed AND last_id;
END $$;

-- As before, but it leaves the copies of rehearsals alone: those may last longer.
CREATE OR REPLACE FUNCTION remove_warm_up(of_node text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    run     record;
    removed integer := 0;
BEGIN
    FOR run IN SELECT event.id
               FROM events event
               WHERE is_warm_up(event.id)
                 AND (event.description = of_node OR event.created_at < now() - interval '2 minutes')
                 AND NOT EXISTS (SELECT FROM rehearsals WHERE copy_id = event.id AND removed_at IS NULL)
               ORDER BY event.id
               FOR UPDATE OF event SKIP LOCKED
    LOOP
        PERFORM remove_warm_up_event(run.id);
        removed := removed + 1;
    END LOOP;
    RETURN removed;
END $$;

-- Removes the copies of rehearsals that have ended. One that is being removed already is skipped. Returns how many were removed.
CREATE FUNCTION remove_rehearsals() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    ended   record;
    removed integer := 0;
BEGIN
    FOR ended IN SELECT id, copy_id
                 FROM rehearsals
                 WHERE removed_at IS NULL
                   AND ended_at IS NOT NULL
                 FOR UPDATE SKIP LOCKED
    LOOP
        PERFORM remove_warm_up_event(ended.copy_id);
        UPDATE rehearsals SET removed_at = now() WHERE id = ended.id;
        removed := removed + 1;
    END LOOP;
    RETURN removed;
END $$;

-- What runs as the owner finds its tables in this schema, whatever the caller has put before it.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION remove_warm_up(text) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION remove_rehearsals() SET search_path = %I, pg_temp', current_schema());
END $$;
