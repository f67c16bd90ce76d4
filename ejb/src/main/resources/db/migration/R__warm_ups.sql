-- How the event of a warm-up or a rehearsal is removed. A repeatable migration: it runs again whenever this file changes, after all
-- versioned migrations. Its callers, remove_warm_up and remove_rehearsals, are in V0105, and is_warm_up is in V0074.
--
-- Removes one event with the id of a warm-up, and all that belongs to it: all its ids are those of the event but for the last 32 bits. A
-- venue or a layout that is not of the warm-up itself stays.
CREATE OR REPLACE FUNCTION remove_warm_up_event(removed uuid) RETURNS void LANGUAGE plpgsql AS $$
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
    -- By reservations_by_user and payments_by_user. Locked in the order of a settlement, which may be under way, so that what it writes is
    -- removed, too.
    PERFORM id FROM reservations WHERE user_id BETWEEN removed AND last_id ORDER BY id FOR UPDATE;
    holds := ARRAY(SELECT id FROM reservations WHERE user_id BETWEEN removed AND last_id);
    PERFORM id FROM payments WHERE user_id BETWEEN removed AND last_id ORDER BY id FOR UPDATE;
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
