-- What a comparison of a day (Seoul) with the gateway has found: a movement of money that only one of the two records has. A later
-- comparison may not find it any more, and an operator may say why it is none.
CREATE TABLE payment_differences (
    id          uuid        PRIMARY KEY,
    day         date        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('NOT_IN_OURS', 'NOT_AT_GATEWAY')),
    order_id    text        NOT NULL,
    amount      bigint      NOT NULL,
    refund      boolean     NOT NULL,
    at          timestamptz NOT NULL,
    found_at    timestamptz NOT NULL DEFAULT now(),
    gone_at     timestamptz,
    resolved_at timestamptz,
    reason      text,
    CHECK ((resolved_at IS NULL) = (reason IS NULL)),
    UNIQUE (day, kind, order_id, amount, refund, at)
);
CREATE INDEX payment_differences_by_day ON payment_differences (day, id);
CREATE INDEX payment_differences_open ON payment_differences (id) WHERE gone_at IS NULL AND resolved_at IS NULL;
