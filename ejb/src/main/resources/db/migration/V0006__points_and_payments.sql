CREATE TABLE point_accounts (
    user_id uuid   PRIMARY KEY REFERENCES users,
    balance bigint NOT NULL CONSTRAINT point_accounts_balance CHECK (balance >= 0)
);

-- The history is the truth and the balance its sum. Amounts are signed: what comes in is positive.
CREATE TABLE point_entries (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    user_id        uuid        NOT NULL REFERENCES users,
    type           text        NOT NULL CHECK (type IN ('CHARGE', 'USE', 'REFUND')),
    amount         bigint      NOT NULL CHECK ((type = 'USE' AND amount <= 0) OR (type <> 'USE' AND amount >= 0)),
    payment_id     uuid,
    created_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT point_entries_payment CHECK ((type = 'CHARGE') = (payment_id IS NULL))
);
CREATE INDEX point_entries_by_user ON point_entries (user_id, number);
CREATE UNIQUE INDEX point_entries_once ON point_entries (payment_id, type) WHERE payment_id IS NOT NULL;

CREATE TRIGGER point_entries_stay BEFORE UPDATE OR DELETE ON point_entries FOR EACH ROW
    EXECUTE FUNCTION refuse_change('entries of a point account are never changed or deleted');

CREATE TABLE payments (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    reservation_id uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    method         text        NOT NULL CHECK (method IN ('POINTS', 'CARD', 'EASY_PAY')),
    amount         bigint      NOT NULL CHECK (amount >= 0),
    status         text        NOT NULL
        CHECK (status IN ('READY', 'CONFIRMING', 'DONE', 'FAILED', 'UNKNOWN', 'REFUNDING', 'REFUNDED', 'COMPENSATING')),
    created_at     timestamptz NOT NULL,
    approved_at    timestamptz
);
CREATE INDEX payments_by_user ON payments (user_id, number);
CREATE UNIQUE INDEX payments_one_done ON payments (reservation_id) WHERE status = 'DONE';

CREATE TRIGGER payments_transition BEFORE UPDATE OF status ON payments FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (
          ('READY', 'CONFIRMING'), ('CONFIRMING', 'DONE'), ('CONFIRMING', 'FAILED'), ('CONFIRMING', 'UNKNOWN'),
          ('UNKNOWN', 'DONE'), ('UNKNOWN', 'FAILED'), ('DONE', 'REFUNDING'), ('REFUNDING', 'REFUNDED'),
          ('CONFIRMING', 'COMPENSATING'), ('UNKNOWN', 'COMPENSATING'), ('COMPENSATING', 'REFUNDED'), ('COMPENSATING', 'DONE')))
    EXECUTE FUNCTION refuse_change('no such transition of a payment');
