-- Money that went back at the gateway, movement by movement as the gateway names them: also what its own desk gave back, in parts or as a whole.
CREATE TABLE gateway_returns (
    payment_id      uuid        NOT NULL,
    transaction_key text        NOT NULL CHECK (length(transaction_key) BETWEEN 1 AND 200),
    amount          bigint      NOT NULL CHECK (amount > 0),
    returned_at     timestamptz NOT NULL,
    PRIMARY KEY (payment_id, transaction_key)
);
CREATE INDEX gateway_returns_by_time ON gateway_returns (returned_at);
CREATE TRIGGER gateway_returns_stay BEFORE UPDATE OR DELETE ON gateway_returns FOR EACH ROW
    EXECUTE FUNCTION refuse_change('what went back at the gateway stays');

-- Payments that are done and of which the gateway says something that an operator has to look at.
CREATE INDEX payments_remarkable ON payments (changed_at) WHERE status = 'DONE' AND failure_code IS NOT NULL;

-- At most one question to the gateway waits for each payment that webhooks speak of. A webhook that comes after the question was put has it put once
-- more. not_before: no payment is asked for twice within that time. Rows are cleared away a day after their last question.
CREATE TABLE payment_looks (
    payment_id uuid        PRIMARY KEY,
    message_id uuid        NOT NULL,
    wanted_at  timestamptz NOT NULL,
    not_before timestamptz NOT NULL,
    again      boolean     NOT NULL DEFAULT false,
    done_at    timestamptz
);
CREATE INDEX payment_looks_over ON payment_looks (done_at) WHERE done_at IS NOT NULL;

CREATE INDEX payment_webhooks_by_payment ON payment_webhooks (payment_id);
