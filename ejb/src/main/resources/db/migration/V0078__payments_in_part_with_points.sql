-- A payment by card or easy pay may take a part of the price from the buyer's points. It is one payment with two sources: amount is what the
-- gateway takes, points is what the balance gives, and both together are the price.
ALTER TABLE payments
    ADD COLUMN points bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT payments_points CHECK (points = 0
        OR (points > 0 AND amount > 0 AND method IN ('CARD', 'EASY_PAY') AND reservation_id IS NOT NULL));

DROP TRIGGER payments_stay ON payments;
CREATE TRIGGER payments_stay BEFORE UPDATE ON payments FOR EACH ROW
    WHEN ((OLD.id, OLD.reservation_id, OLD.user_id, OLD.method, OLD.amount, OLD.points) IS DISTINCT FROM
          (NEW.id, NEW.reservation_id, NEW.user_id, NEW.method, NEW.amount, NEW.points))
    EXECUTE FUNCTION refuse_change('whose payment it is and how much never changes');

CREATE OR REPLACE FUNCTION require_price_of_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM reservations WHERE id = NEW.reservation_id AND total_amount = NEW.amount + NEW.points FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'refused: a payment takes what its reservation costs'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'payments_take_the_price';
    END IF;
    RETURN NEW;
END $$;

-- The points are out of the balance exactly while the payment can succeed or is done. Whichever statement is at fault, a step that forgets to
-- take them or to give them back does not commit. The check waits for the end of the transaction, in which both are written. It reads the
-- status as it is then, because one transaction may take several steps. By the primary key, and by point_entries_once.
CREATE FUNCTION require_points_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1
    FROM payments payment
    WHERE payment.id = NEW.id
      AND (SELECT coalesce(sum(amount), 0) FROM point_entries WHERE payment_id = NEW.id)
          <> CASE WHEN payment.status IN ('CONFIRMING', 'UNKNOWN', 'DONE') THEN -payment.points ELSE 0 END;
    IF FOUND THEN
        RAISE EXCEPTION 'refused: the points of a payment are spent while it can succeed, and only then'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'payments_spend_their_points';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payments_spend_their_points AFTER INSERT OR UPDATE OF status ON payments
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.points > 0)
    EXECUTE FUNCTION require_points_of_payment();

-- Each source is refunded once.
ALTER TABLE refunds
    ADD COLUMN of_points boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT refunds_once,
    ADD CONSTRAINT refunds_once UNIQUE (payment_id, of_points);

DROP TRIGGER refunds_stay ON refunds;
CREATE TRIGGER refunds_stay BEFORE UPDATE ON refunds FOR EACH ROW
    WHEN (OLD.done_at IS NOT NULL
       OR (OLD.id, OLD.payment_id, OLD.amount, OLD.requested_at, OLD.of_points)
          <> (NEW.id, NEW.payment_id, NEW.amount, NEW.requested_at, NEW.of_points))
    EXECUTE FUNCTION refuse_change('a refund is whole, and done once');
