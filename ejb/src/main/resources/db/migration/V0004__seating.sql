CREATE TABLE seat_layouts (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL CONSTRAINT seat_layouts_name UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    description text        NOT NULL,
    total_seats integer     NOT NULL CHECK (total_seats BETWEEN 1 AND 60000),
    created_at  timestamptz NOT NULL
);

CREATE TABLE seat_layout_sections (
    layout_id     uuid    NOT NULL REFERENCES seat_layouts,
    position      integer NOT NULL,
    name          text    NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    row_count     integer NOT NULL CHECK (row_count BETWEEN 1 AND 1000),
    seats_per_row integer NOT NULL CHECK (seats_per_row BETWEEN 1 AND 1000),
    start_row     integer NOT NULL CHECK (start_row BETWEEN 1 AND 10000),
    price         bigint  NOT NULL CHECK (price BETWEEN 0 AND 10000000),
    PRIMARY KEY (layout_id, position),
    CONSTRAINT seat_layout_sections_name UNIQUE (layout_id, name)
);

ALTER TABLE events ADD FOREIGN KEY (seat_layout_id) REFERENCES seat_layouts;

-- What a seat is. Written once, when the performance is scheduled. The ordinal counts the seats of a performance from 1 in the order
-- of section, row and number; a unit of general admission has no section, row, number and label.
CREATE TABLE seats (
    id             uuid    PRIMARY KEY,
    performance_id uuid    NOT NULL REFERENCES performances,
    grade_id       uuid    NOT NULL REFERENCES grades,
    ordinal        integer NOT NULL,
    section        text,
    row_number     integer,
    seat_number    integer,
    label          text,
    CONSTRAINT seats_ordinal UNIQUE (performance_id, ordinal),
    CONSTRAINT seats_place UNIQUE (performance_id, section, row_number, seat_number),
    CONSTRAINT seats_whole_place CHECK (num_nulls(section, row_number, seat_number, label) IN (0, 4))
);

-- Who has a seat: the one place where a claim on it stands, so it cannot have two. Narrow, without any index but its key and with room
-- in each page, so that an update stays in its page and touches no index.
CREATE TABLE seat_states (
    seat_id        uuid PRIMARY KEY REFERENCES seats,
    status         text NOT NULL DEFAULT 'available' CHECK (status IN ('available', 'locked', 'sold')),
    reservation_id uuid,
    held_until     timestamptz,
    CONSTRAINT seat_states_claim CHECK ((status = 'available') = (reservation_id IS NULL)),
    CONSTRAINT seat_states_hold CHECK ((status = 'locked') = (held_until IS NOT NULL))
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

CREATE TRIGGER seat_states_transition BEFORE UPDATE ON seat_states FOR EACH ROW
    WHEN ((OLD.status = 'available' AND NEW.status = 'sold')
       OR (OLD.status = 'sold' AND NEW.status = 'locked')
       OR (OLD.status = 'locked' AND NEW.status = 'locked' AND OLD.reservation_id <> NEW.reservation_id AND OLD.held_until > now())
       OR (OLD.status <> 'available' AND NEW.status = 'sold' AND OLD.reservation_id <> NEW.reservation_id))
    EXECUTE FUNCTION refuse_change('a seat goes available, locked, sold, and to one claim at a time');
