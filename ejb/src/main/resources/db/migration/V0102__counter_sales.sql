-- Sales of seats at a counter. A buyer without an account has an id of their own that belongs to no user, so the reservation is like any
-- other: it is found, cancelled and refunded by its buyer's id.
ALTER TABLE reservations
    ADD COLUMN channel text NOT NULL DEFAULT 'online' CONSTRAINT reservations_channel CHECK (channel IN ('online', 'box_office'));

-- What the platform knows of a sale at a counter besides the reservation. Name and phone number are those of a buyer without an account,
-- who may keep both. They are for the time until the performance (privacy deletes them afterwards).
CREATE TABLE counter_sales (
    reservation_id uuid        PRIMARY KEY,
    payment_id     uuid        NOT NULL UNIQUE,
    sold_by        uuid        NOT NULL,
    sold_at        timestamptz NOT NULL DEFAULT now(),
    buyer_name     text        CHECK (length(buyer_name) BETWEEN 1 AND 50),
    buyer_phone    text        CHECK (length(buyer_phone) BETWEEN 1 AND 20)
);
CREATE INDEX counter_sales_by_seller ON counter_sales (sold_by, sold_at);
CREATE INDEX counter_sales_named ON counter_sales (sold_at) WHERE buyer_name IS NOT NULL OR buyer_phone IS NOT NULL;

-- What staff took at a counter and what they gave back, one row each for a payment: the journal that a drawer is counted by. The approval
-- number is that of the card terminal, which is not connected to the platform.
CREATE TABLE till_entries (
    payment_id      uuid        NOT NULL,
    back            boolean     NOT NULL,
    means           text        NOT NULL CHECK (means IN ('cash', 'terminal', 'points')),
    amount          bigint      NOT NULL CHECK (amount >= 0),
    approval_number text        CHECK (length(approval_number) BETWEEN 1 AND 20),
    reason          text        CHECK (length(reason) BETWEEN 1 AND 200),
    staff_id        uuid        NOT NULL,
    at              timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (payment_id, back),
    CONSTRAINT till_entries_approval CHECK ((means = 'terminal' AND NOT back) = (approval_number IS NOT NULL)),
    CONSTRAINT till_entries_reason CHECK (back = (reason IS NOT NULL))
);
CREATE INDEX till_entries_by_staff ON till_entries (staff_id, at);

CREATE TRIGGER till_entries_stay BEFORE UPDATE OR DELETE ON till_entries FOR EACH ROW
    EXECUTE FUNCTION refuse_change('entries of a till are never changed or deleted');
CREATE TRIGGER till_entries_not_emptied BEFORE TRUNCATE ON till_entries FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('entries of a till are never changed or deleted');
