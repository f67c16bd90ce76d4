-- The rules of the waiting room. A repeatable migration: it runs again whenever this file changes, after all versioned migrations. The
-- tables are in V0014, live_hold_until in R__reservations, event_has_free_seat with the seats.
--
-- queue_turn takes the room's lock and calls the rules in a fixed order; each rule is a function below it. A rule gets the room's row,
-- changes tickets, and returns the row as it is to be written. Each ticket that a rule changes gets the turn's revision, so that nodes read
-- it as new.
--
-- Names and types of the parameters of queue_turn and queue_clear stay as they are: nodes of the previous version call them while a cluster
-- is updated.
--
-- Each statement of a VOLATILE plpgsql function sees what was committed before the statement began. So after the lock all data is current.
-- Instants are those of clock_timestamp(), not of now(): the transaction may have begun long before it got the lock.
--
-- Statistics know nothing of an event that opens now: the planner believes that it has one ticket, and in a new installation that there are
-- no tickets at all. A join of tickets with tickets is then planned to read all tickets of the event for each ticket that changes. So rules
-- that change a few of many tickets lock these first and change them by their ctid, and queue_turn forbids to read the whole table, and to
-- read all tickets of an event where the first ones of an index would do (a bitmap, and a sort where an index has the order). Nobody can
-- change a locked ticket, so its ctid stays. For the same reason plans that know the parameters are no better than generic ones, but to
-- make them anew for each turn took two fifths of its time: hence force_generic_plan.

-- Ends tickets on request. A user who has paid is done, unless the user holds other seats of this event. A user who leaves gives the place
-- up.
CREATE OR REPLACE FUNCTION queue_end_tickets(room queue_rooms, finished uuid[], leaving uuid[], moment timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(finished) > 0 THEN
        UPDATE queue_tickets ticket
        SET status = 'DONE', ended_at = moment, revision = room.revision
        WHERE ticket.event_id = room.event_id
          AND ticket.user_id = ANY (finished)
          AND ticket.status = 'ADMITTED'
          AND live_hold_until(room.event_id, ticket.user_id) IS NULL;
    END IF;
    IF cardinality(leaving) > 0 THEN
        UPDATE queue_tickets ticket
        SET status = 'LEFT', ended_at = moment, revision = room.revision
        WHERE ticket.event_id = room.event_id
          AND ticket.user_id = ANY (leaving)
          AND ticket.status IN ('WAITING', 'ADMITTED');
    END IF;
END $$;

-- Ends what time has ended, and looks whether seats are left.
CREATE OR REPLACE FUNCTION queue_expire(room queue_rooms, finished uuid[], moment timestamptz) RETURNS queue_rooms
    LANGUAGE plpgsql AS $$
DECLARE
    due tid[];
BEGIN
    -- A session ends when its time is over. If its owner holds seats it lasts as long as the hold, and counts towards the threshold until
    -- then. By queue_tickets_sessions.
    due := ARRAY(SELECT over.ctid
                 FROM queue_tickets over
                 WHERE over.event_id = room.event_id
                   AND over.status = 'ADMITTED'
                   AND over.session_until <= moment
                 FOR UPDATE);
    IF cardinality(due) > 0 THEN
        UPDATE queue_tickets ticket
        SET (status, ended_at, session_until) =
                (SELECT CASE WHEN hold.until IS NULL THEN 'EXPIRED' ELSE 'ADMITTED' END,
                        CASE WHEN hold.until IS NULL THEN moment END,
                        coalesce(hold.until, ticket.session_until)
                 FROM (SELECT live_hold_until(room.event_id, ticket.user_id) AS until) hold),
            revision = room.revision
        WHERE ticket.ctid = ANY (due);
    END IF;

    IF room.upkept_at NOT BETWEEN moment - interval '1 second' AND moment THEN
        -- At most once a second: users who have sent no heartbeat for 90 seconds lose their place. But if the room itself was not kept up
        -- for 30 seconds, because no node ran or the clock was moved, no heartbeat could be recorded; then everybody starts anew.
        IF room.upkept_at BETWEEN moment - interval '30 seconds' AND moment THEN
            UPDATE queue_tickets ticket
            SET status = 'EXPIRED', ended_at = moment, revision = room.revision
            WHERE ticket.event_id = room.event_id
              AND ticket.status = 'WAITING'
              AND ticket.seen_at < moment - interval '90 seconds';
        ELSE
            UPDATE queue_tickets ticket
            SET seen_at = moment
            WHERE ticket.event_id = room.event_id
              AND ticket.status = 'WAITING';
        END IF;
        room.has_free := event_has_free_seat(room.event_id);
        room.upkept_at := moment;
    ELSIF cardinality(finished) > 0 AND room.has_free THEN
        -- They may have bought the last seats. Then nobody is admitted in their place.
        room.has_free := event_has_free_seat(room.event_id);
    END IF;
    RETURN room;
END $$;

-- The draw. At the first turn after the sale has opened, all who came before get their numbers, in the order of a hash that depends on the
-- seed. The seed's own hash was published before, so that anybody can check the draw.
CREATE OR REPLACE FUNCTION queue_draw(room queue_rooms, sale text, moment timestamptz) RETURNS queue_rooms
    LANGUAGE plpgsql AS $$
BEGIN
    IF room.drawn_at IS NULL AND sale <> 'to come' THEN
        UPDATE queue_tickets ticket
        SET number = drawn.place, revision = room.revision
        FROM (SELECT early.arrival,
                     row_number() OVER (ORDER BY sha256(convert_to(room.draw_seed || ':' || early.arrival, 'UTF8'))) AS place
              FROM queue_tickets early
              WHERE early.event_id = room.event_id
                AND early.epoch = room.epoch) drawn
        WHERE ticket.event_id = room.event_id
          AND ticket.epoch = room.epoch
          AND ticket.arrival = drawn.arrival;
        room.drawn_at := moment;
        room.draw_size := room.last_number;
    END IF;
    RETURN room;
END $$;

-- Gives places to newcomers, in the order in which they came to the node. A user who has a live ticket keeps it. Users who asked for a seat
-- directly (passing) get a place only while there is something to wait for: the sale is open and seats are left. Unknown users get none.
CREATE OR REPLACE FUNCTION queue_enter(room queue_rooms, sale text, entering uuid[], passing uuid[], moment timestamptz) RETURNS queue_rooms
    LANGUAGE plpgsql AS $$
DECLARE
    newcomers uuid[] := entering || CASE WHEN sale = 'open' AND room.has_free THEN passing END;
    kept      tid[];
    entered   integer;
BEGIN
    IF sale IN ('to come', 'open') AND cardinality(newcomers) > 0 THEN
        -- For nodes an entry is a heartbeat, also that of a user who has a ticket, which another node knows already. By queue_tickets_live,
        -- one user after the other.
        kept := ARRAY(SELECT live.ctid
                      FROM unnest(newcomers) AS newcomer (id)
                      CROSS JOIN LATERAL (SELECT ticket.ctid
                                          FROM queue_tickets ticket
                                          WHERE ticket.event_id = room.event_id
                                            AND ticket.user_id = newcomer.id
                                            AND ticket.status IN ('WAITING', 'ADMITTED')
                                          OFFSET 0
                                          FOR UPDATE) live);
        UPDATE queue_tickets ticket
        SET seen_at = moment
        WHERE ticket.ctid = ANY (kept);
        -- Without a number until the draw. The search for live tickets is by queue_tickets_live.
        INSERT INTO queue_tickets (event_id, epoch, arrival, number, user_id, status, entered_at, seen_at, revision)
        SELECT room.event_id,
               room.epoch,
               room.last_number + newcomer.place,
               CASE WHEN room.drawn_at IS NOT NULL THEN room.last_number + newcomer.place END,
               newcomer.id,
               'WAITING',
               moment,
               moment,
               room.revision
        FROM (SELECT buyer.id, row_number() OVER (ORDER BY min(wanted.place)) AS place
              FROM unnest(newcomers) WITH ORDINALITY wanted (id, place)
              JOIN users buyer ON buyer.id = wanted.id
              WHERE NOT EXISTS (SELECT 1
                                FROM queue_tickets ticket
                                WHERE ticket.event_id = room.event_id
                                  AND ticket.user_id = buyer.id
                                  AND ticket.status IN ('WAITING', 'ADMITTED'))
              GROUP BY buyer.id) newcomer;
        GET DIAGNOSTICS entered = ROW_COUNT;
        room.last_number := room.last_number + entered;
    END IF;
    RETURN room;
END $$;

-- Admits by number, while the sale is open, seats are left and the room is not paused: as many as the threshold has room for, and within
-- each second no more than the rate. pace is the percentage of the rate that the calling node can serve; at least one a second is admitted.
CREATE OR REPLACE FUNCTION queue_admit(room queue_rooms, sale text, policy_threshold integer, policy_rate integer, pace integer,
                                       session_minutes integer)
    RETURNS queue_rooms
    LANGUAGE plpgsql AS $$
DECLARE
    -- Read here, because the second in which somebody is admitted is the one that the budget counts.
    moment   CONSTANT timestamptz := clock_timestamp();
    places   integer;
    next     tid[];
    admitted integer;
BEGIN
    IF sale = 'open' AND room.has_free AND NOT room.paused THEN
        IF room.budget_second <> date_trunc('second', moment) THEN
            room.budget_second := date_trunc('second', moment);
            room.budget_used := 0;
        END IF;
        places := least(
            coalesce(room.threshold, policy_threshold)
                - (SELECT count(*) FROM queue_tickets ticket WHERE ticket.event_id = room.event_id AND ticket.status = 'ADMITTED'),
            greatest(coalesce(room.rate_per_second, policy_rate) * pace / 100, 1) - room.budget_used);
        -- By queue_tickets_waiting.
        next := ARRAY(SELECT waiting.ctid
                      FROM queue_tickets waiting
                      WHERE waiting.event_id = room.event_id
                        AND waiting.status = 'WAITING'
                        AND waiting.number IS NOT NULL
                      ORDER BY waiting.number
                      LIMIT greatest(places, 0)
                      FOR UPDATE);
        UPDATE queue_tickets ticket
        SET status = 'ADMITTED',
            admitted_at = moment,
            session_until = moment + make_interval(mins => session_minutes),
            revision = room.revision
        WHERE ticket.ctid = ANY (next);
        GET DIAGNOSTICS admitted = ROW_COUNT;
        room.budget_used := room.budget_used + admitted;
    END IF;
    RETURN room;
END $$;

-- One turn of a room, in one statement: the requests of a group of callers, what time has ended, the draw, newcomers, admission. Returns
-- the room and every ticket that is newer than the revision that the node knows; one row without ticket if there is none. No row if there
-- is no such room.
--
-- mode: 'act' waits for the room's lock; 'tick' acts unless another node has the lock; any other only reads.
-- seen: users whose heartbeat is recorded as of now. Nodes write heartbeats with their times before the turn (seen.sql) and pass none here.
--
-- Order of the rules: those who leave, are done or expired come first, so that their places are free for admission in the same turn; and so
-- a user who is done and enters again in the same turn gets a new place. The draw comes before newcomers, who get the numbers after it.
-- Admission is last.
CREATE OR REPLACE FUNCTION queue_turn(
        of_event uuid, known bigint, mode text,
        entering uuid[], passing uuid[], leaving uuid[], finished uuid[], seen uuid[],
        policy_threshold integer, policy_rate integer, pace integer, session_minutes integer)
    RETURNS TABLE (
        room_epoch integer, room_revision bigint, room_threshold integer, room_rate integer, room_paused boolean, room_has_free boolean,
        sale_state text, acted boolean,
        user_id uuid, epoch integer, arrival bigint, number bigint, status text, session_millis bigint, revision bigint)
    LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    room   queue_rooms;
    sale   text;
    act    boolean := false;
    moment timestamptz;
BEGIN
    IF mode = 'act' THEN
        SELECT * INTO room FROM queue_rooms WHERE event_id = of_event FOR UPDATE;
        act := FOUND;
    ELSIF mode = 'tick' THEN
        SELECT * INTO room FROM queue_rooms WHERE event_id = of_event FOR UPDATE SKIP LOCKED;
        act := FOUND;
    END IF;
    moment := clock_timestamp();
    SELECT CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                WHEN event.sale_end <= moment THEN 'over'
                WHEN event.sale_start > moment THEN 'to come'
                ELSE 'open'
           END
    INTO sale
    FROM events event
    WHERE event.id = of_event;

    IF act THEN
        room.revision := room.revision + 1;
        PERFORM queue_end_tickets(room, finished, leaving, moment);
        IF cardinality(seen) > 0 THEN
            UPDATE queue_tickets ticket
            SET seen_at = moment
            WHERE ticket.event_id = of_event AND ticket.user_id = ANY (seen) AND ticket.status = 'WAITING';
        END IF;
        room := queue_expire(room, finished, moment);
        room := queue_draw(room, sale, moment);
        room := queue_enter(room, sale, entering, passing, moment);
        room := queue_admit(room, sale, policy_threshold, policy_rate, pace, session_minutes);

        UPDATE queue_rooms target
        SET last_number = room.last_number,
            revision = room.revision,
            has_free = room.has_free,
            upkept_at = room.upkept_at,
            budget_second = room.budget_second,
            budget_used = room.budget_used,
            drawn_at = room.drawn_at,
            draw_size = room.draw_size,
            busy = EXISTS (SELECT 1
                           FROM queue_tickets ticket
                           WHERE ticket.event_id = of_event AND ticket.status IN ('WAITING', 'ADMITTED'))
        WHERE target.event_id = of_event;
    END IF;

    -- By queue_tickets_news. A node that knows nothing (revision 0) gets live tickets only, by queue_tickets_live. Not one condition for
    -- both, because a generic plan cannot use both indexes for it.
    RETURN QUERY
    SELECT now.epoch, now.revision, coalesce(now.threshold, policy_threshold), coalesce(now.rate_per_second, policy_rate), now.paused,
           now.has_free, sale, act,
           ticket.user_id, ticket.epoch, ticket.arrival, ticket.number, ticket.status,
           (extract(epoch FROM ticket.session_until - clock_timestamp()) * 1000)::bigint, ticket.revision
    FROM queue_rooms now
    LEFT JOIN LATERAL (
        SELECT live.user_id, live.epoch, live.arrival, live.number, live.status, live.session_until, live.revision
        FROM queue_tickets live
        WHERE known = 0
          AND live.event_id = of_event
          AND live.status IN ('WAITING', 'ADMITTED')
        UNION ALL
        SELECT news.user_id, news.epoch, news.arrival, news.number, news.status, news.session_until, news.revision
        FROM queue_tickets news
        WHERE known > 0
          AND news.event_id = of_event
          AND news.revision > known) ticket ON true
    WHERE now.event_id = of_event
    -- A user's newer ticket comes after the older one that it replaces. Not the columns themselves: to avoid a sort, the planner could read
    -- all tickets by the primary key.
    ORDER BY ticket.epoch + 0, ticket.arrival + 0;
END $$;

-- Empties a room: everybody has to enter again, and numbers start at 1 with a new draw. Users who hold seats stay admitted, so that they
-- can pay. Returns how many places ended.
CREATE OR REPLACE FUNCTION queue_clear(of_event uuid) RETURNS bigint
    LANGUAGE plpgsql AS $$
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
    SET epoch = target.epoch + 1,
        last_number = 0,
        revision = target.revision + 1,
        draw_seed = DEFAULT,
        drawn_at = NULL,
        draw_size = 0,
        busy = EXISTS (SELECT 1 FROM queue_tickets ticket WHERE ticket.event_id = of_event AND ticket.status = 'ADMITTED')
    WHERE target.event_id = of_event;
    RETURN cleared;
END $$;
