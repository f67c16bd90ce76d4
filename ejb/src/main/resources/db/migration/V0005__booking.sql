-- A reservation refers to its user, event and performance without foreign keys: the check of one would lock the event's row for every
-- sale of the event. The statement that writes a reservation reads those rows, and they are never deleted.
CREATE TABLE reservations (
    id             uuid        PRIMARY KEY,
    number         text        NOT NULL CONSTRAINT reservations_number UNIQUE,
    user_id        uuid        NOT NULL,
    event_id       uuid        NOT NULL,
    performance_id uuid        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('pending', 'confirmed', 'cancelled', 'expired')),
    payment_status text        NOT NULL CHECK (payment_status IN ('pending', 'completed', 'failed', 'refunded')),
    payment_method text,
    total_amount   bigint      NOT NULL CHECK (total_amount >= 0),
    expires_at     timestamptz NOT NULL,
    created_at     timestamptz NOT NULL,
    confirmed_at   timestamptz,
    cancelled_at   timestamptz,
    CONSTRAINT reservations_paid CHECK (status <> 'confirmed' OR payment_status = 'completed')
);
CREATE INDEX reservations_by_user ON reservations (user_id, created_at);
CREATE INDEX reservations_due ON reservations (expires_at) WHERE status = 'pending';

CREATE TRIGGER reservations_transition BEFORE UPDATE OF status ON reservations FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (('pending', 'confirmed'), ('confirmed', 'cancelled'), ('pending', 'cancelled'), ('pending', 'expired')))
    EXECUTE FUNCTION refuse_change('no such transition of a reservation');

-- Items are written by the statement that writes their reservation, and are never deleted: a foreign key would only lock each new reservation once
-- more. The slot is one of the user's allowance of live seats on the performance: 1 to the limit. The unique index makes the limit hold however
-- many requests race, and without a counter row.
CREATE TABLE reservation_items (
    reservation_id uuid     NOT NULL,
    seat_id        uuid     NOT NULL,
    grade_id       uuid     NOT NULL,
    unit_price     bigint   NOT NULL CHECK (unit_price >= 0),
    performance_id uuid     NOT NULL,
    user_id        uuid     NOT NULL,
    slot           smallint NOT NULL CHECK (slot BETWEEN 1 AND 10),
    live           boolean  NOT NULL DEFAULT true,
    PRIMARY KEY (reservation_id, seat_id)
);
CREATE UNIQUE INDEX reservation_items_slot ON reservation_items (user_id, performance_id, slot) WHERE live;
