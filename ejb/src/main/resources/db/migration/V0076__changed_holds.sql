-- A hold can be changed: other seats, more, or fewer. So its price may change while it is not paid. That the parts add up is now a rule
-- of the database, checked when the transaction ends.
DROP TRIGGER reservations_price ON reservations;
CREATE TRIGGER reservations_price BEFORE UPDATE OF total_amount, fee, discount ON reservations FOR EACH ROW
    WHEN (OLD.status <> 'pending'
      AND (OLD.total_amount, OLD.fee, OLD.discount) IS DISTINCT FROM (NEW.total_amount, NEW.fee, NEW.discount))
    EXECUTE FUNCTION refuse_change('a price changes only before it is paid');

CREATE FUNCTION require_price_of_items() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_reservation CONSTANT uuid := cast(CASE TG_TABLE_NAME WHEN 'reservations' THEN to_jsonb(NEW) ->> 'id'
                                                            ELSE to_jsonb(OLD) ->> 'reservation_id' END AS uuid);
BEGIN
    IF EXISTS (SELECT
               FROM reservations reservation
               WHERE reservation.id = of_reservation
                 AND reservation.total_amount <> reservation.fee - reservation.discount
                     + (SELECT coalesce(sum(item.unit_price), 0)
                        FROM reservation_items item
                        WHERE item.reservation_id = reservation.id)) THEN
        RAISE EXCEPTION 'refused: a reservation costs its items and its fee, less its discount'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reservations_price_of_items';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reservations_price_of_items AFTER UPDATE OF total_amount, fee, discount ON reservations
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.total_amount, OLD.fee, OLD.discount) IS DISTINCT FROM (NEW.total_amount, NEW.fee, NEW.discount))
    EXECUTE FUNCTION require_price_of_items();
CREATE CONSTRAINT TRIGGER reservation_items_price AFTER DELETE ON reservation_items
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION require_price_of_items();

-- Only a hold gives seats back one by one. What was paid keeps its items, except those of a warm-up.
CREATE FUNCTION refuse_loss_of_paid_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM reservations WHERE id = OLD.reservation_id AND status = 'confirmed') THEN
        RAISE EXCEPTION 'refused: the items of a confirmed reservation stay' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER reservation_items_kept BEFORE DELETE ON reservation_items FOR EACH ROW
    WHEN (NOT is_warm_up(OLD.user_id))
    EXECUTE FUNCTION refuse_loss_of_paid_item();

-- What was changed. The seats that were given back are read again by each node, as those that the reservation has.
CREATE TABLE hold_changes (
    reservation_id uuid        NOT NULL,
    changed_at     timestamptz NOT NULL,
    added          uuid[]      NOT NULL,
    dropped        uuid[]      NOT NULL,
    PRIMARY KEY (reservation_id, changed_at)
);
