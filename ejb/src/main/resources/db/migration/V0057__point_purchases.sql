-- Points are bought through the gateway: a payment of a card or by easy pay without a reservation. What it took is charged to the buyer's account.
ALTER TABLE payments
    DROP CONSTRAINT payments_owner,
    ADD CONSTRAINT payments_owner CHECK (method = 'MODULE' OR user_id IS NOT NULL),
    ADD CONSTRAINT payments_reservation CHECK (method IN ('MODULE', 'CARD', 'EASY_PAY') OR reservation_id IS NOT NULL);

-- The purchases of one buyer within a day.
CREATE INDEX payments_of_points ON payments (user_id, created_at) WHERE reservation_id IS NULL AND user_id IS NOT NULL;

-- A charge may have a payment, and each payment charges once. Points whose money the gateway's own desk gave back are taken back as a use of that payment.
ALTER TABLE point_entries
    DROP CONSTRAINT point_entries_payment,
    ADD CONSTRAINT point_entries_payment CHECK (type = 'CHARGE' OR payment_id IS NOT NULL);

DROP TRIGGER payments_take_the_price ON payments;
CREATE TRIGGER payments_take_the_price BEFORE INSERT ON payments FOR EACH ROW
    WHEN (NEW.status IN ('CONFIRMING', 'DONE') AND NEW.reservation_id IS NOT NULL)
    EXECUTE FUNCTION require_price_of_reservation();
DROP TRIGGER payments_begin_with_the_price ON payments;
CREATE TRIGGER payments_begin_with_the_price BEFORE UPDATE OF status ON payments FOR EACH ROW
    WHEN (OLD.status = 'READY' AND NEW.status = 'CONFIRMING' AND NEW.reservation_id IS NOT NULL)
    EXECUTE FUNCTION require_price_of_reservation();

INSERT INTO feature_flags (name, enabled, description) VALUES
    ('points.charge', false, '결제 없이 포인트를 충전하는 것. 끄면 사용자는 포인트를 결제로만 충전하고, 관리자는 그대로 충전할 수 있다.');

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('points.purchase.per.day', 1000000, 0, 1000000000, '한 사람이 24시간 안에 결제로 충전할 수 있는 포인트. 0이면 팔지 않는다.');
