-- Waiting rooms: numbered places in front of an event. Every step of a room is taken by queue_turn (below) while it holds the lock of the room's row,
-- so order and threshold hold on any number of nodes, and so does the order of revisions.
CREATE TABLE queue_rooms (
    event_id        uuid        PRIMARY KEY,
    threshold       integer     CHECK (threshold BETWEEN 1 AND 1000000),
    rate_per_second integer     CHECK (rate_per_second BETWEEN 1 AND 100000),
    paused          boolean     NOT NULL DEFAULT false,
    -- Counts the times that the room was cleared; numbers start again with each.
    epoch           integer     NOT NULL DEFAULT 1,
    last_number     bigint      NOT NULL DEFAULT 0,
    -- Of the last turn. A node that knows the room as of a revision reads only what is newer.
    revision        bigint      NOT NULL DEFAULT 0,
    -- Whether it has live tickets.
    busy            boolean     NOT NULL DEFAULT false,
    has_free        boolean     NOT NULL DEFAULT true,
    upkept_at       timestamptz NOT NULL DEFAULT '-infinity',
    budget_second   timestamptz NOT NULL DEFAULT '-infinity',
    budget_used     integer     NOT NULL DEFAULT 0,
    -- 244 random bits. Its SHA-256 is published from the beginning, itself once the draw is made.
    draw_seed       text        NOT NULL DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
    drawn_at        timestamptz,
    draw_size       bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE INDEX queue_rooms_busy ON queue_rooms (event_id) WHERE busy;

-- Who came before the sale opens has no number until the draw, only the order of arrival.
CREATE TABLE queue_tickets (
    event_id      uuid        NOT NULL REFERENCES queue_rooms,
    epoch         integer     NOT NULL,
    arrival       bigint      NOT NULL,
    number        bigint,
    user_id       uuid        NOT NULL,
    status        text        NOT NULL CHECK (status IN ('WAITING', 'ADMITTED', 'DONE', 'LEFT', 'EXPIRED')),
    entered_at    timestamptz NOT NULL,
    seen_at       timestamptz NOT NULL,
    admitted_at   timestamptz,
    session_until timestamptz,
    ended_at      timestamptz,
    revision      bigint      NOT NULL,
    PRIMARY KEY (event_id, epoch, arrival),
    CONSTRAINT queue_tickets_number UNIQUE (event_id, epoch, number),
    CONSTRAINT queue_tickets_admitted CHECK (status NOT IN ('ADMITTED', 'DONE') OR num_nulls(number, admitted_at, session_until) = 0),
    CONSTRAINT queue_tickets_ended CHECK ((status IN ('WAITING', 'ADMITTED')) = (ended_at IS NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX queue_tickets_live ON queue_tickets (event_id, user_id) WHERE status IN ('WAITING', 'ADMITTED');
CREATE INDEX queue_tickets_waiting ON queue_tickets (event_id, number) WHERE status = 'WAITING';
CREATE INDEX queue_tickets_sessions ON queue_tickets (event_id, session_until) WHERE status = 'ADMITTED';
CREATE INDEX queue_tickets_news ON queue_tickets (event_id, revision);

CREATE TRIGGER queue_tickets_transition BEFORE UPDATE OF status ON queue_tickets FOR EACH ROW
    WHEN (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (('WAITING', 'ADMITTED'), ('WAITING', 'LEFT'), ('WAITING', 'EXPIRED'),
          ('ADMITTED', 'DONE'), ('ADMITTED', 'LEFT'), ('ADMITTED', 'EXPIRED')))
    EXECUTE FUNCTION refuse_change('no such transition of a queue ticket');

-- What signs the tickets of the waiting room. Of the database, so that all nodes share it.
CREATE TABLE queue_keys (
    id     integer PRIMARY KEY CHECK (id = 1),
    secret bytea   NOT NULL
);
INSERT INTO queue_keys (id, secret) VALUES (1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('queue.threshold', 1000, 1, 1000000, '한 이벤트에 동시에 입장할 수 있는 사람 수. 이벤트마다 따로 정할 수 있다.'),
    ('queue.session.minutes', 5, 1, 60, '입장한 뒤 머물 수 있는 시간(분). 좌석을 임시배정 받은 동안은 끝나지 않는다.'),
    ('queue.rate.per.second', 1000, 1, 100000, '한 이벤트에 1초 동안 입장시키는 가장 많은 사람 수. 이벤트마다 따로 정할 수 있다.');

-- All that the waiting room needs to know of reservations: until when a buyer holds seats of an event (null when none), and what a live hold is of.
CREATE FUNCTION live_hold_until(event uuid, buyer uuid) RETURNS timestamptz LANGUAGE sql VOLATILE
    RETURN (SELECT max(expires_at)
            FROM reservations
            WHERE user_id = buyer
              AND event_id = event
              AND status = 'pending'
              AND expires_at > clock_timestamp());
CREATE FUNCTION event_of_live_hold(reservation uuid, buyer uuid) RETURNS uuid LANGUAGE sql VOLATILE
    RETURN (SELECT event_id
            FROM reservations
            WHERE id = reservation
              AND user_id = buyer
              AND status = 'pending'
              AND expires_at > clock_timestamp());

-- One turn of a room: what a group of callers wants, what time has brought, and admission, in this order and in one statement. Then the room as it
-- is and every ticket that is newer than what the node knows.
--
-- mode: 'look' only reads; 'tick' acts unless another node is at it; 'act' waits for the room's lock. Each statement of a volatile function sees what
-- was committed before it began, so after the lock all is current. Instants are those of the clock, not of the transaction, which may have begun long
-- before it got the lock.
CREATE FUNCTION queue_turn(of_event uuid, known bigint, mode text, entering uuid[], passing uuid[], leaving uuid[], finished uuid[], seen uuid[],
                           policy_threshold integer, policy_rate integer, pace integer, session_minutes integer)
    RETURNS TABLE (room_epoch integer, room_revision bigint, room_threshold integer, room_rate integer, room_paused boolean, room_has_free boolean,
                   sale_state text, acted boolean, user_id uuid, epoch integer, arrival bigint, number bigint, status text, session_millis bigint,
                   revision bigint)
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    room     queue_rooms;
    sale     text;
    act      boolean := false;
    moment   timestamptz;
    places   integer;
    affected integer;
BEGIN
    IF mode = 'act' THEN
        SELECT * INTO room FROM queue_rooms WHERE event_id = of_event FOR UPDATE;
        act := FOUND;
    ELSIF mode = 'tick' THEN
        SELECT * INTO room FROM queue_rooms WHERE event_id = of_event FOR UPDATE SKIP LOCKED;
        act := FOUND;
    END IF;
    moment := clock_timestamp();
    SELECT CASE WHEN event.cancelled_at IS NOT NULL OR event.sale_end <= moment THEN 'over'
                WHEN event.sale_start > moment THEN 'to come'
                ELSE 'open' END
    INTO sale
    FROM events event
    WHERE event.id = of_event;

    IF act THEN
        room.revision := room.revision + 1;

        -- Who has paid and holds nothing else is done; who leaves, leaves.
        UPDATE queue_tickets ticket
        SET status = 'DONE', ended_at = moment, revision = room.revision
        WHERE ticket.event_id = of_event AND ticket.user_id = ANY (finished) AND ticket.status = 'ADMITTED'
          AND live_hold_until(of_event, ticket.user_id) IS NULL;
        UPDATE queue_tickets ticket
        SET status = 'LEFT', ended_at = moment, revision = room.revision
        WHERE ticket.event_id = of_event AND ticket.user_id = ANY (leaving) AND ticket.status IN ('WAITING', 'ADMITTED');
        UPDATE queue_tickets ticket
        SET seen_at = moment
        WHERE ticket.event_id = of_event AND ticket.user_id = ANY (seen) AND ticket.status = 'WAITING';

        -- A session that ran out ends, unless its owner holds seats: then it lasts as long as the hold, and counts for as long.
        UPDATE queue_tickets ticket
        SET status = CASE WHEN due.hold_until IS NULL THEN 'EXPIRED' ELSE 'ADMITTED' END,
            ended_at = CASE WHEN due.hold_until IS NULL THEN moment END,
            session_until = coalesce(due.hold_until, ticket.session_until),
            revision = room.revision
        FROM (SELECT over.epoch, over.arrival, live_hold_until(of_event, over.user_id) AS hold_until
              FROM queue_tickets over
              WHERE over.event_id = of_event AND over.status = 'ADMITTED' AND over.session_until <= moment) due
        WHERE ticket.event_id = of_event AND ticket.epoch = due.epoch AND ticket.arrival = due.arrival;

        -- Once a second: who has been silent for 90 s loses the place; but when the room itself was not kept up, because no node ran or the clock
        -- moved, nobody could be heard, and nobody is blamed.
        IF room.upkept_at NOT BETWEEN moment - interval '1 second' AND moment THEN
            IF room.upkept_at BETWEEN moment - interval '30 seconds' AND moment THEN
                UPDATE queue_tickets ticket
                SET status = 'EXPIRED', ended_at = moment, revision = room.revision
                WHERE ticket.event_id = of_event AND ticket.status = 'WAITING' AND ticket.seen_at < moment - interval '90 seconds';
            ELSE
                UPDATE queue_tickets ticket SET seen_at = moment WHERE ticket.event_id = of_event AND ticket.status = 'WAITING';
            END IF;
            room.has_free := event_has_free_seat(of_event);
            room.upkept_at := moment;
        ELSIF cardinality(finished) > 0 AND room.has_free THEN
            -- What they paid for may have been the last, and then nobody takes their place.
            room.has_free := event_has_free_seat(of_event);
        END IF;

        -- The draw: at the opening, all who had come before it, in the order of a hash that the seed decides.
        IF room.drawn_at IS NULL AND sale <> 'to come' THEN
            UPDATE queue_tickets ticket
            SET number = drawn.place, revision = room.revision
            FROM (SELECT early.arrival,
                         row_number() OVER (ORDER BY sha256(convert_to(room.draw_seed || ':' || early.arrival, 'UTF8'))) AS place
                  FROM queue_tickets early
                  WHERE early.event_id = of_event AND early.epoch = room.epoch) drawn
            WHERE ticket.event_id = of_event AND ticket.epoch = room.epoch AND ticket.arrival = drawn.arrival;
            room.drawn_at := moment;
            room.draw_size := room.last_number;
        END IF;

        -- Newcomers, in the order in which they came to the node. Who asks for a seat directly gets a place only while there is something to wait for.
        IF sale <> 'over' THEN
            INSERT INTO queue_tickets (event_id, epoch, arrival, number, user_id, status, entered_at, seen_at, revision)
            SELECT of_event, room.epoch, room.last_number + newcomer.place,
                   CASE WHEN room.drawn_at IS NOT NULL THEN room.last_number + newcomer.place END,
                   newcomer.id, 'WAITING', moment, moment, room.revision
            FROM (SELECT buyer.id, row_number() OVER (ORDER BY min(wanted.place)) AS place
                  FROM unnest(entering || CASE WHEN sale = 'open' AND room.has_free THEN passing END) WITH ORDINALITY wanted (id, place)
                  JOIN users buyer ON buyer.id = wanted.id
                  WHERE NOT EXISTS (SELECT 1
                                    FROM queue_tickets ticket
                                    WHERE ticket.event_id = of_event AND ticket.user_id = buyer.id AND ticket.status IN ('WAITING', 'ADMITTED'))
                  GROUP BY buyer.id) newcomer;
            GET DIAGNOSTICS affected = ROW_COUNT;
            room.last_number := room.last_number + affected;
        END IF;

        -- Admission, by number: as many as there is room for, and in each second no more than the rate.
        IF sale = 'open' AND room.has_free AND NOT room.paused THEN
            moment := clock_timestamp();
            IF room.budget_second <> date_trunc('second', moment) THEN
                room.budget_second := date_trunc('second', moment);
                room.budget_used := 0;
            END IF;
            places := least(
                coalesce(room.threshold, policy_threshold)
                    - (SELECT count(*) FROM queue_tickets ticket WHERE ticket.event_id = of_event AND ticket.status = 'ADMITTED'),
                greatest(coalesce(room.rate_per_second, policy_rate) * pace / 100, 1) - room.budget_used);
            UPDATE queue_tickets ticket
            SET status = 'ADMITTED', admitted_at = moment, session_until = moment + make_interval(mins => session_minutes), revision = room.revision
            FROM (SELECT waiting.epoch, waiting.arrival
                  FROM queue_tickets waiting
                  WHERE waiting.event_id = of_event AND waiting.status = 'WAITING' AND waiting.number IS NOT NULL
                  ORDER BY waiting.number
                  LIMIT greatest(places, 0)) first
            WHERE ticket.event_id = of_event AND ticket.epoch = first.epoch AND ticket.arrival = first.arrival;
            GET DIAGNOSTICS affected = ROW_COUNT;
            room.budget_used := room.budget_used + affected;
        END IF;

        UPDATE queue_rooms target
        SET last_number = room.last_number, revision = room.revision, has_free = room.has_free, upkept_at = room.upkept_at,
            budget_second = room.budget_second, budget_used = room.budget_used, drawn_at = room.drawn_at, draw_size = room.draw_size,
            busy = EXISTS (SELECT 1
                           FROM queue_tickets ticket
                           WHERE ticket.event_id = of_event AND ticket.status IN ('WAITING', 'ADMITTED'))
        WHERE target.event_id = of_event;
    END IF;

    RETURN QUERY
    SELECT now.epoch, now.revision, coalesce(now.threshold, policy_threshold), coalesce(now.rate_per_second, policy_rate), now.paused, now.has_free,
           sale, act, ticket.user_id, ticket.epoch, ticket.arrival, ticket.number, ticket.status,
           (extract(epoch FROM ticket.session_until - clock_timestamp()) * 1000)::bigint, ticket.revision
    FROM queue_rooms now
    LEFT JOIN queue_tickets ticket
        ON ticket.event_id = now.event_id
       AND ticket.revision > known
       AND (known > 0 OR ticket.status IN ('WAITING', 'ADMITTED'))
    WHERE now.event_id = of_event
    -- A buyer's newer ticket comes after the older one that it replaces.
    ORDER BY ticket.epoch, ticket.arrival;
END $$;

-- Empties a room: everybody has to queue again. Who holds seats stays admitted, and so can pay for them.
CREATE FUNCTION queue_clear(of_event uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    cleared bigint;
    room    queue_rooms;
BEGIN
    SELECT * INTO room FROM queue_rooms WHERE event_id = of_event FOR UPDATE;
    UPDATE queue_tickets ticket
    SET status = 'EXPIRED', ended_at = clock_timestamp(), revision = room.revision + 1
    WHERE ticket.event_id = of_event
      AND (ticket.status = 'WAITING' OR (ticket.status = 'ADMITTED' AND live_hold_until(of_event, ticket.user_id) IS NULL));
    GET DIAGNOSTICS cleared = ROW_COUNT;
    UPDATE queue_rooms target
    SET epoch = target.epoch + 1, last_number = 0, revision = target.revision + 1, draw_seed = DEFAULT, drawn_at = NULL, draw_size = 0,
        busy = EXISTS (SELECT 1 FROM queue_tickets ticket WHERE ticket.event_id = of_event AND ticket.status = 'ADMITTED')
    WHERE target.event_id = of_event;
    RETURN cleared;
END $$;
