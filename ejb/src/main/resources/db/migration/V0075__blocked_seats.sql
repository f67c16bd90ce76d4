-- Seats that are not for sale: house seats, seats that a production needs, seats with a poor view. Staff block free seats and release them.
-- A node of an earlier version cannot read such a seat, so the first one is blocked after all nodes have been updated.
ALTER TABLE seat_states
    DROP CONSTRAINT seat_states_status_check,
    DROP CONSTRAINT seat_states_claim,
    ADD CONSTRAINT seat_states_status_check CHECK (status IN ('available', 'locked', 'sold', 'blocked')),
    ADD CONSTRAINT seat_states_claim CHECK ((status IN ('locked', 'sold')) = (reservation_id IS NOT NULL));

DROP TRIGGER seat_states_transition ON seat_states;
CREATE TRIGGER seat_states_transition BEFORE UPDATE ON seat_states FOR EACH ROW
    WHEN ((OLD.status = 'available' AND NEW.status = 'sold')
       OR (OLD.status = 'sold' AND NEW.status IN ('locked', 'blocked'))
       OR (OLD.status = 'blocked' AND NEW.status IN ('locked', 'sold'))
       OR (OLD.status = 'locked' AND NEW.status = 'blocked' AND OLD.held_until > now())
       OR (OLD.status = 'locked' AND NEW.status = 'locked' AND OLD.reservation_id <> NEW.reservation_id AND OLD.held_until > now())
       OR (OLD.status IN ('locked', 'sold') AND NEW.status = 'sold' AND OLD.reservation_id <> NEW.reservation_id))
    EXECUTE FUNCTION refuse_change('a seat goes available, locked, sold, and to one claim at a time; it is blocked only while nobody has it');

-- Why a seat is blocked, for as long as it is.
CREATE TABLE seat_blocks (
    seat_id    uuid        PRIMARY KEY REFERENCES seats,
    reason     text        NOT NULL CHECK (reason IN ('house', 'production', 'sightline', 'other')),
    remark     text        CHECK (length(remark) BETWEEN 1 AND 200),
    blocked_by uuid        NOT NULL,
    blocked_at timestamptz NOT NULL
);

-- What the staff have to know of a seat, whatever its state.
CREATE TABLE seat_notes (
    seat_id    uuid        PRIMARY KEY REFERENCES seats ON DELETE CASCADE,
    note       text        NOT NULL CHECK (length(note) BETWEEN 1 AND 200),
    written_by uuid        NOT NULL,
    written_at timestamptz NOT NULL
);

-- The views of requirement 2 know three states. A blocked seat is as good as sold.
CREATE OR REPLACE VIEW ticket_schema.seats AS
SELECT *
FROM (SELECT seat.id,
             performance.event_id,
             seat.section::varchar AS section,
             seat.row_number,
             seat.seat_number,
             seat.label::varchar AS seat_label,
             grade.price::integer AS price,
             CASE WHEN state.held_until <= now() THEN 'available'
                  WHEN state.status = 'blocked' THEN 'sold'
                  ELSE state.status
             END::varchar AS status,
             (event.created_at AT TIME ZONE 'UTC') AS created_at,
             (event.updated_at AT TIME ZONE 'UTC') AS updated_at
      FROM seats seat
      JOIN seat_states state ON state.seat_id = seat.id
      JOIN grades grade ON grade.id = seat.grade_id
      JOIN performances performance ON performance.id = seat.performance_id
      JOIN events event ON event.id = performance.event_id
      WHERE seat.label IS NOT NULL) shown
WHERE NOT is_warm_up(shown.event_id);
