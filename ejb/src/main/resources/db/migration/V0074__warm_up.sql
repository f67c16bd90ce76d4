-- A node that starts warms itself up with an event and with users of its own, and removes them before it reports ready. Until then nobody
-- may see them. Their ids are of version 7 with the last possible time stamp, as io.yemae.shared.WarmUpIds makes them, so one comparison
-- tells them from all others. Inlined by the planner; null for null.
CREATE FUNCTION is_warm_up(id uuid) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN id >= 'ffffffff-ffff-7000-0000-000000000000'::uuid AND id < 'ffffffff-ffff-8000-0000-000000000000'::uuid;

-- Entries and refunds of people stay, as before. Those of a warm-up may be deleted (and not changed); only remove_warm_up has the right to.
DROP TRIGGER point_entries_stay ON point_entries;
CREATE TRIGGER point_entries_stay BEFORE UPDATE ON point_entries FOR EACH ROW
    EXECUTE FUNCTION refuse_change('entries of a point account are never changed or deleted');
CREATE TRIGGER point_entries_not_deleted BEFORE DELETE ON point_entries FOR EACH ROW
    WHEN (NOT is_warm_up(OLD.user_id))
    EXECUTE FUNCTION refuse_change('entries of a point account are never changed or deleted');

CREATE FUNCTION refuse_deletion_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM payments WHERE id = OLD.payment_id AND is_warm_up(user_id)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'refused: refunds are never deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER refunds_kept ON refunds;
CREATE TRIGGER refunds_kept BEFORE DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_deletion_of_refund();

-- Removes the warm-ups of a node, and those of any node that began more than two minutes ago and so have ended without removing theirs.
-- All ids of a warm-up are those of its event but for the last 32 bits. A warm-up that is being removed already is skipped. Returns how many
-- warm-ups were removed.
CREATE FUNCTION remove_warm_up(of_node text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    run     record;
    last_id uuid;
    removed integer := 0;
    holds   uuid[];
    paid    uuid[];
BEGIN
    FOR run IN SELECT event.id, event.venue_id, event.seat_layout_id
               FROM events event
               WHERE is_warm_up(event.id)
                 AND (event.description = of_node OR event.created_at < now() - interval '2 minutes')
               ORDER BY event.id
               FOR UPDATE SKIP LOCKED
    LOOP
        last_id := (left(run.id::text, 28) || 'ffffffff')::uuid;
        -- By reservations_by_user and payments_by_user.
        holds := ARRAY(SELECT id FROM reservations WHERE user_id BETWEEN run.id AND last_id);
        paid := ARRAY(SELECT id FROM payments WHERE user_id BETWEEN run.id AND last_id);
        DELETE FROM point_entries WHERE user_id BETWEEN run.id AND last_id;
        DELETE FROM point_accounts WHERE user_id BETWEEN run.id AND last_id;
        DELETE FROM refunds WHERE payment_id = ANY (paid);
        DELETE FROM payments WHERE id = ANY (paid);
        DELETE FROM reservation_items WHERE reservation_id = ANY (holds);
        DELETE FROM reservations WHERE id = ANY (holds);
        DELETE FROM queue_tickets WHERE event_id = run.id;
        DELETE FROM queue_rooms WHERE event_id = run.id;
        DELETE FROM seat_states WHERE seat_id BETWEEN run.id AND last_id;
        DELETE FROM seats WHERE id BETWEEN run.id AND last_id;
        DELETE FROM grades WHERE event_id = run.id;
        DELETE FROM performances WHERE event_id = run.id;
        DELETE FROM events WHERE id = run.id;
        DELETE FROM venues WHERE id = run.venue_id;
        DELETE FROM seat_layout_sections WHERE layout_id = run.seat_layout_id;
        DELETE FROM seat_layouts WHERE id = run.seat_layout_id;
        DELETE FROM users WHERE id BETWEEN run.id AND last_id;
        removed := removed + 1;
    END LOOP;
    RETURN removed;
END $$;

-- What runs as the owner finds its tables in this schema, whatever the caller has put before it. The views of requirement 2 leave warm-ups
-- out.
DO $$
DECLARE
    shown record;
BEGIN
    EXECUTE format('ALTER FUNCTION remove_warm_up(text) SET search_path = %I, pg_temp', current_schema());
    FOR shown IN SELECT *
                 FROM (VALUES ('events', 'id'), ('ticket_types', 'event_id'), ('seat_layouts', 'id'), ('seats', 'event_id'),
                              ('reservations', 'user_id'), ('reservation_items', 'ticket_type_id')) AS view (name, tells)
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW ticket_schema.%1$I AS SELECT * FROM (%2$s) shown WHERE NOT is_warm_up(shown.%3$I)',
                       shown.name, rtrim(pg_get_viewdef(format('ticket_schema.%I', shown.name)::regclass), '; '), shown.tells);
    END LOOP;
END $$;
