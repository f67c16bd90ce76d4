-- The waiting list of a performance (예매대기). An entry asks for so many seats of a grade. Seats that come back are offered in the order of
-- the list: an offer is a hold of these seats for the owner of the entry, until its own deadline. As with reservations there are no
-- foreign keys: the statement that writes an entry reads those rows, and they are never deleted.
CREATE TABLE waiting_entries (
    id             uuid        PRIMARY KEY,
    user_id        uuid        NOT NULL,
    event_id       uuid        NOT NULL,
    performance_id uuid        NOT NULL,
    quantity       integer     NOT NULL CHECK (quantity BETWEEN 1 AND 10),
    together       boolean     NOT NULL,
    -- In order of preference. Empty for any grade.
    grades         uuid[]      NOT NULL CHECK (cardinality(grades) <= 20),
    status         text        NOT NULL DEFAULT 'waiting'
                               CHECK (status IN ('waiting', 'offered', 'bought', 'lapsed', 'declined', 'left', 'ended')),
    joined_at      timestamptz NOT NULL DEFAULT now(),
    offered_at     timestamptz,
    ended_at       timestamptz,
    reservation_id uuid,
    CONSTRAINT waiting_entries_offer CHECK ((offered_at IS NULL) = (reservation_id IS NULL)),
    CONSTRAINT waiting_entries_offered CHECK (status NOT IN ('offered', 'bought', 'lapsed', 'declined') OR reservation_id IS NOT NULL),
    CONSTRAINT waiting_entries_end CHECK ((status IN ('waiting', 'offered')) = (ended_at IS NULL))
);

-- One entry per user and performance.
CREATE UNIQUE INDEX waiting_entries_live ON waiting_entries (user_id, performance_id) WHERE status IN ('waiting', 'offered');
-- The list in its order. Also tells whether anybody waits, which is asked wherever seats come back.
CREATE INDEX waiting_entries_list ON waiting_entries (performance_id, joined_at, id) WHERE status = 'waiting';
CREATE UNIQUE INDEX waiting_entries_offers ON waiting_entries (reservation_id) WHERE status = 'offered';
CREATE INDEX waiting_entries_by_user ON waiting_entries (user_id, joined_at);
CREATE INDEX waiting_entries_by_performance ON waiting_entries (performance_id, joined_at, id);

CREATE TRIGGER waiting_entries_transition BEFORE UPDATE OF status ON waiting_entries FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND NOT (OLD.status = 'waiting' AND NEW.status IN ('offered', 'left', 'ended'))
      AND NOT (OLD.status = 'offered' AND NEW.status IN ('bought', 'lapsed', 'declined', 'ended')))
    EXECUTE FUNCTION refuse_change('no such transition of an entry of the waiting list');

-- Seats that came back and are reserved until the list has been asked. Their state is locked by the performance itself. A seat is here from
-- the transaction that returned it until the one that offers it or puts it back on sale, so a crash in between loses nothing.
CREATE TABLE returned_seats (
    seat_id        uuid        PRIMARY KEY,
    performance_id uuid        NOT NULL,
    -- Whose seat it was. Null if it was nobody's.
    reservation_id uuid,
    returned_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX returned_seats_by_performance ON returned_seats (performance_id);

-- The entry whose offer this reservation is; null for all others.
ALTER TABLE reservations ADD waiting_entry_id uuid;

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('waitlist.offer.seconds', 1800, 60, 86400, '예매대기로 제안한 좌석을 결제할 수 있는 시간(초). 지나면 다음 사람에게 제안한다.'),
    ('waitlist.expired.holds', 1, 0, 1, '결제하지 않고 끝난 임시배정의 좌석. 1: 회차의 다른 좌석이 모두 나갔을 때는 예매대기에 먼저 제안한다. 0: 바로 다시 판매한다.');
