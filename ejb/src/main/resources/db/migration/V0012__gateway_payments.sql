-- Payments through the gateway (CARD, EASY_PAY) and through requirement 4's payment module (MODULE). The id of a payment is its order id at the gateway.
ALTER TABLE payments
    ALTER COLUMN reservation_id DROP NOT NULL,
    ALTER COLUMN user_id DROP NOT NULL,
    DROP CONSTRAINT payments_method_check,
    ADD COLUMN payment_key text CHECK (length(payment_key) BETWEEN 1 AND 200),
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN claimed_until timestamptz,
    ADD COLUMN late_at timestamptz,
    ADD COLUMN failure_code text,
    ADD COLUMN failure_message text,
    ADD CONSTRAINT payments_method CHECK (method IN ('POINTS', 'CARD', 'EASY_PAY', 'MODULE')),
    -- The payment module takes money for whatever it is told, also for what is no reservation of ours: that goes back.
    ADD CONSTRAINT payments_owner CHECK (method = 'MODULE' OR num_nulls(reservation_id, user_id) = 0),
    ADD CONSTRAINT payments_key CHECK (method = 'POINTS' OR status IN ('READY', 'FAILED') OR payment_key IS NOT NULL),
    ADD CONSTRAINT payments_approved CHECK (status <> 'DONE' OR approved_at IS NOT NULL),
    ADD CONSTRAINT payments_failed CHECK (status <> 'FAILED' OR failure_code IS NOT NULL);

-- While one payment of a reservation is on its way, or done, no other can begin.
DROP INDEX payments_one_done;
CREATE UNIQUE INDEX payments_one_live ON payments (reservation_id) WHERE status IN ('CONFIRMING', 'UNKNOWN', 'DONE');
CREATE UNIQUE INDEX payments_module_once ON payments (payment_key) WHERE method = 'MODULE';
CREATE INDEX payments_by_reservation ON payments (reservation_id);
CREATE INDEX payments_unsettled ON payments (changed_at) WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING');

-- FAILED → COMPENSATING: the gateway took for paid after all what it had refused or never heard of; that money goes back too.
DROP TRIGGER payments_transition ON payments;
CREATE TRIGGER payments_transition BEFORE UPDATE OF status ON payments FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (
          ('READY', 'CONFIRMING'), ('CONFIRMING', 'DONE'), ('CONFIRMING', 'FAILED'), ('CONFIRMING', 'UNKNOWN'),
          ('UNKNOWN', 'DONE'), ('UNKNOWN', 'FAILED'), ('DONE', 'REFUNDING'), ('REFUNDING', 'REFUNDED'),
          ('CONFIRMING', 'COMPENSATING'), ('UNKNOWN', 'COMPENSATING'), ('FAILED', 'COMPENSATING'),
          ('COMPENSATING', 'REFUNDED'), ('COMPENSATING', 'DONE')))
    EXECUTE FUNCTION refuse_change('no such transition of a payment');

-- What a payment is, is decided when it begins.
CREATE TRIGGER payments_stay BEFORE UPDATE ON payments FOR EACH ROW
    WHEN ((OLD.id, OLD.reservation_id, OLD.user_id, OLD.method, OLD.amount) IS DISTINCT FROM
          (NEW.id, NEW.reservation_id, NEW.user_id, NEW.method, NEW.amount))
    EXECUTE FUNCTION refuse_change('whose payment it is and how much never changes');

-- Money on its way back: always the whole, so one a payment.
CREATE TABLE refunds (
    id           uuid        PRIMARY KEY,
    payment_id   uuid        NOT NULL CONSTRAINT refunds_once UNIQUE,
    amount       bigint      NOT NULL CHECK (amount >= 0),
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    requested_at timestamptz NOT NULL DEFAULT now(),
    done_at      timestamptz
);
INSERT INTO refunds (id, payment_id, amount, reason, requested_at, done_at)
SELECT gen_random_uuid(), payment.id, payment.amount, '예매 취소', coalesce(entry.created_at, payment.created_at), coalesce(entry.created_at, payment.created_at)
FROM payments payment
LEFT JOIN point_entries entry ON entry.payment_id = payment.id AND entry.type = 'REFUND'
WHERE payment.status = 'REFUNDED';

CREATE TRIGGER refunds_stay BEFORE UPDATE ON refunds FOR EACH ROW
    WHEN (OLD.done_at IS NOT NULL OR (OLD.id, OLD.payment_id, OLD.amount, OLD.requested_at) <> (NEW.id, NEW.payment_id, NEW.amount, NEW.requested_at))
    EXECUTE FUNCTION refuse_change('a refund is whole, and done once');
CREATE TRIGGER refunds_kept BEFORE DELETE ON refunds FOR EACH ROW
    EXECUTE FUNCTION refuse_change('refunds are never deleted');

-- What the gateway told us, each content once. Nothing in it is believed.
CREATE TABLE payment_webhooks (
    id          uuid        PRIMARY KEY,
    content     text        NOT NULL CONSTRAINT payment_webhooks_content UNIQUE,
    payment_id  uuid        NOT NULL,
    body        text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payment_webhooks_by_age ON payment_webhooks (received_at);

-- expired → pending: a payment that came too late takes the very same seats again, and is confirmed in the same transaction.
DROP TRIGGER reservations_transition ON reservations;
CREATE TRIGGER reservations_transition BEFORE UPDATE OF status ON reservations FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (('pending', 'confirmed'), ('confirmed', 'cancelled'), ('pending', 'cancelled'), ('pending', 'expired'),
                                           ('expired', 'pending')))
    EXECUTE FUNCTION refuse_change('no such transition of a reservation');

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('payment.reconcile.seconds', 60, 0, 3600, '끝나지 않은 결제를 몇 초 뒤부터 게이트웨이에 다시 물어볼지.');
