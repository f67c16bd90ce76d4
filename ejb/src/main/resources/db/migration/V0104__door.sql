-- The door: secrets of the codes that change, and what was scanned. As with reservations there are no foreign keys: a confirmed reservation
-- is never deleted.

-- The code of the ticket page is computed with a key that is made from this secret and the performance. Made when it is first needed.
CREATE TABLE entry_secrets (
    reservation_id uuid  PRIMARY KEY,
    secret         bytea NOT NULL CHECK (length(secret) = 32)
);

-- One row for each scan of a ticket, which is a seat of a confirmed reservation. The id is made by the device, so that a scan that is sent
-- twice is here once.
CREATE TABLE door_scans (
    id             uuid        PRIMARY KEY,
    performance_id uuid        NOT NULL,
    reservation_id uuid        NOT NULL,
    seat_id        uuid        NOT NULL,
    device         text        NOT NULL CHECK (length(device) BETWEEN 1 AND 40),
    scanned_by     uuid        NOT NULL,
    method         text        NOT NULL CHECK (method IN ('qr', 'paper', 'name')),
    -- The device let somebody in without asking.
    offline        boolean     NOT NULL,
    -- The staff let somebody in although the code was a screenshot.
    staff_decision boolean     NOT NULL,
    at             timestamptz NOT NULL,
    -- By the clock of the database, while the reservation was locked.
    received_at    timestamptz NOT NULL,
    -- Why nobody was let in. Null if somebody was.
    refusal        text        CHECK (refusal IN ('duplicate', 'cancelled', 'screenshot', 'invalid', 'paper')),
    undone_at      timestamptz,
    undone_by      uuid,
    undo_reason    text        CHECK (length(undo_reason) BETWEEN 1 AND 500),
    changed_at     timestamptz NOT NULL GENERATED ALWAYS AS (greatest(received_at, undone_at)) STORED,
    CONSTRAINT door_scans_time CHECK (at <= received_at),
    CONSTRAINT door_scans_refused CHECK (refusal IS NULL OR NOT offline AND undone_at IS NULL),
    CONSTRAINT door_scans_undone CHECK (num_nulls(undone_at, undone_by, undo_reason) IN (0, 3))
);
-- The scans that count, in the order in which the first one admits a ticket.
CREATE INDEX door_scans_in_order ON door_scans (performance_id, reservation_id, seat_id, at, id)
    WHERE refusal IS NULL AND undone_at IS NULL;
CREATE INDEX door_scans_by_reservation ON door_scans (reservation_id);
CREATE INDEX door_scans_by_change ON door_scans (performance_id, changed_at);

-- The list of a performance, and what of it has changed.
CREATE INDEX reservations_of_door ON reservations (performance_id, confirmed_at) WHERE confirmed_at IS NOT NULL;

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('door.paper.codes', 1, 0, 1, '종이와 메일의 바뀌지 않는 입장 코드를 받을지. 1: 받는다. 0: 입장권 화면의 바뀌는 코드만 받는다.'),
    ('door.clock.skew.seconds', 60, 5, 3600, '입장 확인 기기의 시계가 이보다 많이(초) 다르면 기기의 시각 대신 받은 시각을 쓴다.');
