-- What the gateway has moved for orders that are no payments of ours, after an operator has had it refunded: payments that were made after
-- the moment to which the database was restored. With these, both books agree.
CREATE TABLE unknown_movements (
    order_id text        NOT NULL,
    refund   boolean     NOT NULL,
    amount   bigint      NOT NULL CHECK (amount > 0),
    at       timestamptz NOT NULL,
    PRIMARY KEY (order_id, refund, at, amount)
);
CREATE INDEX unknown_movements_by_time ON unknown_movements (at);
