-- A price does not change while a payment of it can still succeed, whichever statement is at fault. Both sides lock the reservation's row before
-- they look, so of a change of the price and the beginning of a payment that meet, the second sees the first.
CREATE FUNCTION refuse_price_of_a_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM payments WHERE reservation_id = NEW.id AND status IN ('CONFIRMING', 'UNKNOWN', 'DONE')) THEN
        RAISE EXCEPTION 'refused: the price of a reservation stays while a payment of it can succeed'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reservations_price_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reservations_price_stays BEFORE UPDATE OF total_amount ON reservations FOR EACH ROW
    WHEN (OLD.total_amount <> NEW.total_amount)
    EXECUTE FUNCTION refuse_price_of_a_payment();

CREATE FUNCTION require_price_of_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM reservations WHERE id = NEW.reservation_id AND total_amount = NEW.amount FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'refused: a payment takes what its reservation costs'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'payments_take_the_price';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payments_take_the_price BEFORE INSERT ON payments FOR EACH ROW
    WHEN (NEW.status IN ('CONFIRMING', 'DONE'))
    EXECUTE FUNCTION require_price_of_reservation();
CREATE TRIGGER payments_begin_with_the_price BEFORE UPDATE OF status ON payments FOR EACH ROW
    WHEN (OLD.status = 'READY' AND NEW.status = 'CONFIRMING')
    EXECUTE FUNCTION require_price_of_reservation();

-- READY → FAILED: an order whose price changed is superseded by a new one.
DROP TRIGGER payments_transition ON payments;
CREATE TRIGGER payments_transition BEFORE UPDATE OF status ON payments FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (
          ('READY', 'CONFIRMING'), ('READY', 'FAILED'), ('CONFIRMING', 'DONE'), ('CONFIRMING', 'FAILED'), ('CONFIRMING', 'UNKNOWN'),
          ('UNKNOWN', 'DONE'), ('UNKNOWN', 'FAILED'), ('DONE', 'REFUNDING'), ('REFUNDING', 'REFUNDED'),
          ('CONFIRMING', 'COMPENSATING'), ('UNKNOWN', 'COMPENSATING'), ('FAILED', 'COMPENSATING'),
          ('COMPENSATING', 'REFUNDED'), ('COMPENSATING', 'DONE')))
    EXECUTE FUNCTION refuse_change('no such transition of a payment');

-- Orders of earlier versions, which kept their amount when the price changed.
UPDATE payments
SET status = 'FAILED', failure_code = 'SUPERSEDED', failure_message = '결제할 금액이 바뀌었습니다. 결제를 다시 준비해주세요.', changed_at = now()
FROM reservations
WHERE reservations.id = payments.reservation_id
  AND payments.status = 'READY'
  AND payments.amount <> reservations.total_amount;
