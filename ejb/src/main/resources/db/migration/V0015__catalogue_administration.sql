-- What an administrator's form was read from, so that the second of two who edit at once is told.
ALTER TABLE venues ADD version integer NOT NULL DEFAULT 0;
ALTER TABLE seat_layouts ADD version integer NOT NULL DEFAULT 0;

ALTER TABLE events ADD cancel_reason text CHECK (length(cancel_reason) <= 500);
ALTER TABLE performances ADD cancel_reason text CHECK (length(cancel_reason) <= 500);

-- Places of a section, as row-number with spaces between: where there is no seat, and where a wheelchair fits.
ALTER TABLE seat_layout_sections
    ADD gaps text NOT NULL DEFAULT '' CHECK (gaps ~ '^([0-9]+-[0-9]+( (?=[0-9])|$))*$'),
    ADD accessible text NOT NULL DEFAULT '' CHECK (accessible ~ '^([0-9]+-[0-9]+( (?=[0-9])|$))*$');
ALTER TABLE seats ADD accessible boolean NOT NULL DEFAULT false;

-- Which events stand in the way of changing a layout.
CREATE INDEX events_by_layout ON events (seat_layout_id);

-- What the status clock waits for next.
CREATE INDEX events_by_sale_end ON events (sale_end);
CREATE INDEX performances_by_start ON performances (starts_at);
CREATE INDEX performances_by_end ON performances (ends_at);

-- How many units a performance has, and how many of them are held and sold at this moment. The catalogue refuses by it what would touch them
-- and needs to know nothing else of seats. Reads seats_ordinal, then seat_states by its key.
CREATE FUNCTION performance_seats(performance uuid, OUT total bigint, OUT held bigint, OUT sold bigint) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT count(*),
           count(*) FILTER (WHERE state.held_until > now()),
           count(*) FILTER (WHERE state.status = 'sold')
    FROM seats seat
    JOIN seat_states state ON state.seat_id = seat.id
    WHERE seat.performance_id = performance
$$;

-- How many reservations an event ever had, those that are over too: they show the seats that they were for, so these stay.
CREATE FUNCTION event_reservations(event uuid) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT count(*) FROM reservations WHERE event_id = event);

-- Cancelled performances whose reservations are still to be given back: work for whichever node comes first. A row stays for as long as a hold
-- that began a moment before the cancellation could still be paid.
CREATE TABLE cancelled_performances (
    performance_id uuid        PRIMARY KEY REFERENCES performances,
    reason         text        NOT NULL,
    look_at        timestamptz NOT NULL,
    watch_until    timestamptz NOT NULL
);

-- Those of some seats that no reservation shows, not even one that is over.
CREATE FUNCTION never_reserved(seats uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT seat.id
    FROM unnest(seats) AS seat (id)
    WHERE NOT EXISTS (SELECT FROM reservation_items item WHERE item.seat_id = seat.id)
$$;
