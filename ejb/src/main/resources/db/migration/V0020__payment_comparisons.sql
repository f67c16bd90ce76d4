-- The days, as Seoul counts them, of which the gateway's books have been compared with ours: once, whichever node does it.
CREATE TABLE payment_comparisons (
    day         date        PRIMARY KEY,
    compared_at timestamptz NOT NULL DEFAULT now()
);
