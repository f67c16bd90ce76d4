-- Sales and refunds, summed by performance and day (Seoul), for reports: to read each reservation of a large event with its seats and
-- payments takes many seconds.
CREATE TABLE sales_sums (
    event_id       uuid    NOT NULL,
    performance_id uuid    NOT NULL,
    day            date    NOT NULL,
    is_refund      boolean NOT NULL,
    -- What the name is of: a channel or a reason of refunds, where reservations are counted; a grade (by id) or a section, where seats are;
    -- a means of payment. Fees and discounts have no name.
    part           text    NOT NULL CHECK (part IN ('channel', 'reason', 'grade', 'section', 'method', 'fee', 'discount')),
    name           text,
    moves          bigint  NOT NULL CHECK (moves > 0),
    amount         bigint  NOT NULL,
    UNIQUE NULLS NOT DISTINCT (event_id, performance_id, day, is_refund, part, name)
) WITH (fillfactor = 70);
CREATE INDEX sales_sums_by_day ON sales_sums (day);

-- Sales and refunds that are in no sum yet. They are added by a timer, so that buyers never wait for each other at the row of a sum.
CREATE TABLE sales_unsummed (
    reservation_id uuid    NOT NULL,
    is_refund      boolean NOT NULL,
    PRIMARY KEY (reservation_id, is_refund)
);

-- Runs as the owner: nodes of the previous version write reservations before the runtime user is granted the new tables.
CREATE FUNCTION await_sum() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF TG_OP = 'INSERT' OR OLD.confirmed_at IS NULL THEN
        INSERT INTO sales_unsummed (reservation_id, is_refund) VALUES (NEW.id, false);
    END IF;
    IF NEW.cancelled_at IS NOT NULL THEN
        INSERT INTO sales_unsummed (reservation_id, is_refund) VALUES (NEW.id, true);
    END IF;
    RETURN NULL;
END $$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION await_sum() SET search_path = %I, pg_temp', current_schema());
END $$;
CREATE TRIGGER reservations_await_sum AFTER INSERT ON reservations FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL AND NOT is_warm_up(NEW.event_id))
    EXECUTE FUNCTION await_sum();
CREATE TRIGGER reservations_await_next_sum AFTER UPDATE OF confirmed_at, cancelled_at ON reservations FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL
        AND (OLD.confirmed_at IS NULL OR OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL)
        AND NOT is_warm_up(NEW.event_id))
    EXECUTE FUNCTION await_sum();
