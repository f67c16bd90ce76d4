CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE venues (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    address    text        NOT NULL CHECK (length(address) BETWEEN 1 AND 300),
    created_at timestamptz NOT NULL
);

-- An event has no status column: its status follows from the clock, the cancellation and the seats.
CREATE TABLE events (
    id                 uuid        PRIMARY KEY,
    number             bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    title              text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description        text        NOT NULL,
    artist_name        text,
    category           text        NOT NULL,
    venue_id           uuid        NOT NULL REFERENCES venues,
    running_minutes    integer     NOT NULL CHECK (running_minutes BETWEEN 1 AND 1440),
    poster_image_url   text,
    sale_start         timestamptz NOT NULL,
    sale_end           timestamptz NOT NULL,
    seat_layout_id     uuid,
    hold_minutes       integer     CHECK (hold_minutes BETWEEN 1 AND 60),
    max_seats_per_user integer     CHECK (max_seats_per_user BETWEEN 1 AND 10),
    cancelled_at       timestamptz,
    created_by         uuid        NOT NULL,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    version            integer     NOT NULL,
    CONSTRAINT events_sale_window CHECK (sale_start < sale_end)
);
CREATE INDEX events_by_sale_start ON events (sale_start, id);

CREATE TABLE performances (
    id           uuid        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    event_id     uuid        NOT NULL REFERENCES events,
    venue_id     uuid        NOT NULL REFERENCES venues,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    cancelled_at timestamptz,
    CONSTRAINT performances_window CHECK (starts_at < ends_at),
    CONSTRAINT performances_do_not_overlap
        EXCLUDE USING gist (venue_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL)
);
CREATE INDEX performances_by_event ON performances (event_id, starts_at);

-- A grade with a quantity is general admission: that many units a performance, without section, row and number.
CREATE TABLE grades (
    id          uuid    PRIMARY KEY,
    event_id    uuid    NOT NULL REFERENCES events,
    name        text    NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    price       bigint  NOT NULL CHECK (price BETWEEN 0 AND 10000000),
    colour      text    NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
    description text,
    quantity    integer CHECK (quantity BETWEEN 1 AND 60000),
    CONSTRAINT grades_name UNIQUE (event_id, name)
);
