-- The database of the previous version: its schema, with a little data, and Flyway's history up to V0058 (pg_dump, without owners and rights).
-- It stays as it is. When a later version changes the schema it gets its own dump beside this one, or none.
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
CREATE SCHEMA ticket_schema;
CREATE COLLATION public.by_name (provider = icu, locale = 'ko');
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE FUNCTION public.audit_breaks(first_place bigint, last_place bigint) RETURNS TABLE(place bigint, entry_id bigint, reason text)
    LANGUAGE sql STABLE
    AS $$
    SELECT expected.place, seal.entry_id,
           CASE WHEN seal.place IS NULL THEN 'SEAL_MISSING' WHEN entry.id IS NULL THEN 'ENTRY_MISSING' ELSE 'ENTRY_CHANGED' END
    FROM generate_series(first_place, last_place) expected(place)
    LEFT JOIN audit_seals seal ON seal.place = expected.place
    LEFT JOIN audit_entries entry ON entry.id = seal.entry_id
    LEFT JOIN audit_seals previous ON previous.place = expected.place - 1
    LEFT JOIN audit_checkpoints checkpoint ON checkpoint.place = expected.place - 1
    WHERE seal.place IS NULL
       OR entry.id IS NULL
       OR seal.hash <> audit_hash(coalesce(previous.hash, checkpoint.hash, CASE expected.place WHEN 1 THEN repeat('0', 64) ELSE '' END), entry)
    ORDER BY expected.place
$$;
CREATE TABLE public.audit_entries (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    target text NOT NULL,
    detail text NOT NULL
);
CREATE FUNCTION public.audit_hash(previous text, entry public.audit_entries) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(previous, entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.actor, entry.action,
                                                      entry.target, entry.detail)::text, 'UTF8')), 'hex')
$$;
CREATE FUNCTION public.await_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO audit_unsealed (entry_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION public.bigrams(text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT (pair.first || pair.second) FROM (SELECT each.one AS first, lead(each.one) OVER (ORDER BY each.place) AS second FROM string_to_table($1, NULL::text) WITH ORDINALITY each(one, place)) pair WHERE (pair.second IS NOT NULL));
CREATE TABLE public.performances (
    id uuid NOT NULL,
    number bigint NOT NULL,
    event_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    cancel_reason text,
    CONSTRAINT performances_cancel_reason_check CHECK ((length(cancel_reason) <= 500)),
    CONSTRAINT performances_window CHECK ((starts_at < ends_at))
);
CREATE TABLE public.seat_states (
    seat_id uuid NOT NULL,
    status text DEFAULT 'available'::text NOT NULL,
    reservation_id uuid,
    held_until timestamp with time zone,
    CONSTRAINT seat_states_claim CHECK (((status = 'available'::text) = (reservation_id IS NULL))),
    CONSTRAINT seat_states_hold CHECK (((status = 'locked'::text) = (held_until IS NOT NULL))),
    CONSTRAINT seat_states_status_check CHECK ((status = ANY (ARRAY['available'::text, 'locked'::text, 'sold'::text])))
)
WITH (fillfactor='60', autovacuum_vacuum_scale_factor='0.05');
CREATE TABLE public.seats (
    id uuid NOT NULL,
    performance_id uuid NOT NULL,
    grade_id uuid NOT NULL,
    ordinal integer NOT NULL,
    section text,
    row_number integer,
    seat_number integer,
    label text,
    accessible boolean DEFAULT false NOT NULL,
    CONSTRAINT seats_whole_place CHECK ((num_nulls(section, row_number, seat_number, label) = ANY (ARRAY[0, 4])))
);
CREATE FUNCTION public.event_has_free_seat(event uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (EXISTS (SELECT FROM ((public.performances performance JOIN public.seats seat ON ((seat.performance_id = performance.id))) JOIN public.seat_states state ON ((state.seat_id = seat.id))) WHERE ((performance.event_id = event_has_free_seat.event) AND (performance.cancelled_at IS NULL) AND (performance.starts_at > now()) AND ((state.status = 'available'::text) OR (state.held_until <= now())))));
CREATE TABLE public.reservations (
    id uuid NOT NULL,
    number text NOT NULL,
    user_id uuid NOT NULL,
    event_id uuid NOT NULL,
    performance_id uuid NOT NULL,
    status text NOT NULL,
    payment_status text NOT NULL,
    payment_method text,
    total_amount bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancel_reason text,
    fee bigint DEFAULT 0 NOT NULL,
    discount bigint DEFAULT 0 NOT NULL,
    hold_slot smallint,
    CONSTRAINT reservations_cancel_reason_check CHECK ((length(cancel_reason) <= 500)),
    CONSTRAINT reservations_discount_check CHECK ((discount >= 0)),
    CONSTRAINT reservations_fee_check CHECK ((fee >= 0)),
    CONSTRAINT reservations_hold_slot_check CHECK (((hold_slot >= 1) AND (hold_slot <= 100))),
    CONSTRAINT reservations_paid CHECK (((status <> 'confirmed'::text) OR (payment_status = 'completed'::text))),
    CONSTRAINT reservations_payment_status_check CHECK ((payment_status = ANY (ARRAY['pending'::text, 'completed'::text, 'failed'::text, 'refunded'::text]))),
    CONSTRAINT reservations_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'confirmed'::text, 'cancelled'::text, 'expired'::text]))),
    CONSTRAINT reservations_total_amount_check CHECK ((total_amount >= 0))
);
CREATE FUNCTION public.event_of_live_hold(reservation uuid, buyer uuid) RETURNS uuid
    LANGUAGE sql
    RETURN (SELECT reservations.event_id FROM public.reservations WHERE ((reservations.id = event_of_live_hold.reservation) AND (reservations.user_id = event_of_live_hold.buyer) AND (reservations.status = 'pending'::text) AND (reservations.expires_at > clock_timestamp())));
CREATE FUNCTION public.event_reservations(event uuid) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT count(*) AS count FROM public.reservations WHERE (reservations.event_id = event_reservations.event));
CREATE FUNCTION public.folded(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN NORMALIZE(replace(lower((upper((NORMALIZE($1, NFKC) COLLATE "default")) COLLATE "default")), 'i̇'::text, 'i'::text), NFKC);
CREATE FUNCTION public.forget_audit(older_than_days integer, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    first_place bigint;
    last_place  bigint;
    removed     integer;
BEGIN
    IF older_than_days < 365 THEN
        RAISE EXCEPTION 'the audit log is kept for a year at least';
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtext('audit-chain')) THEN
        RETURN 0;
    END IF;
    SELECT min(oldest.place), coalesce(min(oldest.place) FILTER (WHERE oldest.young) - 1, max(oldest.place)) INTO first_place, last_place
    FROM (SELECT seal.place, coalesce(entry.at >= now() - older_than_days * interval '1 day', true) AS young
          FROM audit_seals seal
          LEFT JOIN audit_entries entry ON entry.id = seal.entry_id
          ORDER BY seal.place
          LIMIT most) oldest;
    IF first_place IS NULL OR last_place < first_place OR EXISTS (SELECT 1 FROM audit_breaks(first_place, last_place)) THEN
        RETURN 0;
    END IF;
    INSERT INTO audit_checkpoints (place, hash)
    SELECT seal.place, seal.hash
    FROM audit_seals seal
    WHERE seal.place = last_place;
    PERFORM set_config('yemae.forgets_audit', 'on', true);
    DELETE FROM audit_entries USING audit_seals seal WHERE seal.entry_id = audit_entries.id AND seal.place <= last_place;
    DELETE FROM audit_seals seal WHERE seal.place <= last_place;
    GET DIAGNOSTICS removed = ROW_COUNT;
    PERFORM set_config('yemae.forgets_audit', 'off', true);
    RETURN removed;
END $$;
CREATE FUNCTION public.keep_name_key() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.name_key := name_key(NEW.name);
    RETURN NEW;
END $$;
CREATE FUNCTION public.live_hold_until(event uuid, buyer uuid) RETURNS timestamp with time zone
    LANGUAGE sql
    RETURN (SELECT max(reservations.expires_at) AS max FROM public.reservations WHERE ((reservations.user_id = live_hold_until.buyer) AND (reservations.event_id = live_hold_until.event) AND (reservations.status = 'pending'::text) AND (reservations.expires_at > clock_timestamp())));
CREATE FUNCTION public.name_key(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(regexp_replace(NORMALIZE($1, NFKC), '[ \t\n\v\f\r]+'::text, ' '::text, 'g'::text));
CREATE FUNCTION public.never_reserved(seats uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT seat.id
    FROM unnest(seats) AS seat (id)
    WHERE NOT EXISTS (SELECT FROM reservation_items item WHERE item.seat_id = seat.id)
$$;
CREATE FUNCTION public.performance_seats(performance uuid, OUT total bigint, OUT held bigint, OUT sold bigint) RETURNS record
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT count(*),
           count(*) FILTER (WHERE state.held_until > now()),
           count(*) FILTER (WHERE state.status = 'sold')
    FROM seats seat
    JOIN seat_states state ON state.seat_id = seat.id
    WHERE seat.performance_id = performance
$$;
CREATE FUNCTION public.queue_clear(of_event uuid) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.queue_turn(of_event uuid, known bigint, mode text, entering uuid[], passing uuid[], leaving uuid[], finished uuid[], seen uuid[], policy_threshold integer, policy_rate integer, pace integer, session_minutes integer) RETURNS TABLE(room_epoch integer, room_revision bigint, room_threshold integer, room_rate integer, room_paused boolean, room_has_free boolean, sale_state text, acted boolean, user_id uuid, epoch integer, arrival bigint, number bigint, status text, session_millis bigint, revision bigint)
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION public.refuse_audit_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('yemae.forgets_audit', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'refused: entries of the audit log are never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'refused: %', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION public.refuse_price_of_a_payment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM payments WHERE reservation_id = NEW.id AND status IN ('CONFIRMING', 'UNKNOWN', 'DONE')) THEN
        RAISE EXCEPTION 'refused: the price of a reservation stays while a payment of it can succeed'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reservations_price_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.require_price_of_reservation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM 1 FROM reservations WHERE id = NEW.reservation_id AND total_amount = NEW.amount FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'refused: a payment takes what its reservation costs'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'payments_take_the_price';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.seal_audit(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    last_place bigint;
    last_hash  text;
    entry      audit_entries;
    waiting    bigint;
    sealed     integer := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('audit-chain')) THEN
        RETURN 0;
    END IF;
    SELECT place, hash INTO last_place, last_hash FROM audit_seals ORDER BY place DESC LIMIT 1;
    IF NOT FOUND THEN
        SELECT place, hash INTO last_place, last_hash FROM audit_checkpoints ORDER BY place DESC LIMIT 1;
    END IF;
    last_place := coalesce(last_place, 0);
    last_hash := coalesce(last_hash, repeat('0', 64));
    FOR waiting IN SELECT entry_id FROM audit_unsealed ORDER BY entry_id LIMIT most LOOP
        -- An entry that is gone by now gets a seal all the same, which shows that it is missing.
        SELECT * INTO entry FROM audit_entries WHERE id = waiting;
        INSERT INTO audit_seals (place, entry_id, hash)
        VALUES (last_place + 1, waiting, audit_hash(last_hash, entry))
        ON CONFLICT (entry_id) DO NOTHING;
        IF FOUND THEN
            last_place := last_place + 1;
            last_hash := audit_hash(last_hash, entry);
        END IF;
        DELETE FROM audit_unsealed WHERE entry_id = waiting;
        sealed := sealed + 1;
    END LOOP;
    RETURN sealed;
END $$;
CREATE TABLE public.account_mails (
    id uuid NOT NULL,
    kind text NOT NULL,
    user_id uuid,
    address text NOT NULL,
    password_mark text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    token_hash text,
    expires_at timestamp with time zone,
    used_at timestamp with time zone,
    CONSTRAINT account_mails_kind_check CHECK ((kind ~ '^[A-Z_]{1,40}$'::text))
);
CREATE TABLE public.audit_checkpoints (
    place bigint NOT NULL,
    hash text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.audit_entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.audit_seals (
    place bigint NOT NULL,
    entry_id bigint NOT NULL,
    hash text NOT NULL,
    CONSTRAINT audit_seals_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT audit_seals_place_check CHECK ((place > 0))
);
CREATE TABLE public.audit_unsealed (
    entry_id bigint NOT NULL
);
CREATE TABLE public.cancelled_performances (
    performance_id uuid NOT NULL,
    reason text NOT NULL,
    look_at timestamp with time zone NOT NULL,
    watch_until timestamp with time zone NOT NULL
);
CREATE TABLE public.discount_codes (
    id uuid NOT NULL,
    code text NOT NULL,
    percent integer,
    amount bigint,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    total_limit integer,
    user_limit integer,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT discount_codes_amount_check CHECK (((amount >= 1) AND (amount <= 10000000))),
    CONSTRAINT discount_codes_code_check CHECK ((code ~ '^[A-Z0-9-]{3,30}$'::text)),
    CONSTRAINT discount_codes_kind CHECK ((num_nulls(percent, amount) = 1)),
    CONSTRAINT discount_codes_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
    CONSTRAINT discount_codes_total_limit_check CHECK ((total_limit > 0)),
    CONSTRAINT discount_codes_user_limit_check CHECK ((user_limit > 0)),
    CONSTRAINT discount_codes_window CHECK ((starts_at < ends_at))
);
CREATE TABLE public.discount_guesses (
    user_id uuid NOT NULL,
    failures integer NOT NULL,
    ends_at timestamp with time zone NOT NULL
);
CREATE TABLE public.discount_uses (
    reservation_id uuid NOT NULL,
    code_id uuid NOT NULL,
    user_id uuid NOT NULL
);
CREATE TABLE public.ended_tokens (
    subject uuid NOT NULL,
    generation integer,
    ended_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.events (
    id uuid NOT NULL,
    number bigint NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    artist_name text,
    category text NOT NULL,
    venue_id uuid NOT NULL,
    running_minutes integer NOT NULL,
    poster_image_url text,
    sale_start timestamp with time zone NOT NULL,
    sale_end timestamp with time zone NOT NULL,
    seat_layout_id uuid,
    hold_minutes integer,
    max_seats_per_user integer,
    cancelled_at timestamp with time zone,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    search_text text GENERATED ALWAYS AS (public.folded(((title || chr(10)) || COALESCE(artist_name, ''::text)))) STORED NOT NULL,
    cancel_reason text,
    cancel_hours_before integer,
    CONSTRAINT events_cancel_hours_before_check CHECK (((cancel_hours_before >= 0) AND (cancel_hours_before <= 720))),
    CONSTRAINT events_cancel_reason_check CHECK ((length(cancel_reason) <= 500)),
    CONSTRAINT events_hold_minutes_check CHECK (((hold_minutes >= 1) AND (hold_minutes <= 60))),
    CONSTRAINT events_max_seats_per_user_check CHECK (((max_seats_per_user >= 1) AND (max_seats_per_user <= 10))),
    CONSTRAINT events_running_minutes_check CHECK (((running_minutes >= 1) AND (running_minutes <= 1440))),
    CONSTRAINT events_sale_window CHECK ((sale_start < sale_end)),
    CONSTRAINT events_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
ALTER TABLE public.events ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.events_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.feature_flags (
    name text NOT NULL,
    enabled boolean NOT NULL,
    description text NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.gateway_returns (
    payment_id uuid NOT NULL,
    transaction_key text NOT NULL,
    amount bigint NOT NULL,
    returned_at timestamp with time zone NOT NULL,
    CONSTRAINT gateway_returns_amount_check CHECK ((amount > 0)),
    CONSTRAINT gateway_returns_transaction_key_check CHECK (((length(transaction_key) >= 1) AND (length(transaction_key) <= 200)))
);
CREATE TABLE public.grades (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    name text NOT NULL,
    price bigint NOT NULL,
    colour text NOT NULL,
    description text,
    quantity integer,
    name_key text NOT NULL,
    CONSTRAINT grades_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
    CONSTRAINT grades_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50))),
    CONSTRAINT grades_price_check CHECK (((price >= 0) AND (price <= 10000000))),
    CONSTRAINT grades_quantity_check CHECK (((quantity >= 1) AND (quantity <= 60000)))
);
CREATE TABLE public.idempotency_keys (
    scope text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    status integer,
    answer text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);
CREATE TABLE public.inbox (
    message_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.initial_values (
    name text NOT NULL,
    value bigint NOT NULL,
    given_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.issuer_links (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT issuer_links_subject_check CHECK ((length(subject) <= 255))
);
CREATE TABLE public.keyword_mappings (
    id uuid NOT NULL,
    korean text NOT NULL,
    english text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT keyword_mappings_english_check CHECK ((((length(english) >= 1) AND (length(english) <= 100)) AND (english = public.folded(english)))),
    CONSTRAINT keyword_mappings_korean_check CHECK ((((length(korean) >= 1) AND (length(korean) <= 100)) AND (korean = public.folded(korean))))
);
CREATE TABLE public.login_failures (
    kind text NOT NULL,
    subject text NOT NULL,
    failures integer NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    CONSTRAINT login_failures_failures_check CHECK ((failures > 0)),
    CONSTRAINT login_failures_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'address'::text])))
);
CREATE TABLE public.logins (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    agent text DEFAULT ''::text NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.notices (
    reservation_id uuid NOT NULL,
    type text NOT NULL,
    message_id uuid NOT NULL,
    claimed_until timestamp with time zone NOT NULL,
    told_at timestamp with time zone
);
CREATE TABLE public.outbox (
    id uuid NOT NULL,
    queue text NOT NULL,
    type text NOT NULL,
    subject uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    claimed_until timestamp with time zone,
    sent_at timestamp with time zone
);
CREATE TABLE public.payment_comparisons (
    day date NOT NULL,
    compared_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.payment_looks (
    payment_id uuid NOT NULL,
    message_id uuid NOT NULL,
    wanted_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    again boolean DEFAULT false NOT NULL,
    done_at timestamp with time zone
);
CREATE TABLE public.payment_webhooks (
    id uuid NOT NULL,
    content text NOT NULL,
    payment_id uuid NOT NULL,
    body text NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.payments (
    id uuid NOT NULL,
    number bigint NOT NULL,
    reservation_id uuid,
    user_id uuid,
    method text NOT NULL,
    amount bigint NOT NULL,
    status text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    payment_key text,
    attempts integer DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    claimed_until timestamp with time zone,
    late_at timestamp with time zone,
    failure_code text,
    failure_message text,
    CONSTRAINT payments_amount_check CHECK ((amount >= 0)),
    CONSTRAINT payments_approved CHECK (((status <> 'DONE'::text) OR (approved_at IS NOT NULL))),
    CONSTRAINT payments_failed CHECK (((status <> 'FAILED'::text) OR (failure_code IS NOT NULL))),
    CONSTRAINT payments_key CHECK (((method = ANY (ARRAY['POINTS'::text, 'MANUAL'::text])) OR (status = ANY (ARRAY['READY'::text, 'FAILED'::text])) OR (payment_key IS NOT NULL))),
    CONSTRAINT payments_method CHECK ((method = ANY (ARRAY['POINTS'::text, 'CARD'::text, 'EASY_PAY'::text, 'MODULE'::text, 'MANUAL'::text]))),
    CONSTRAINT payments_owner CHECK (((method = 'MODULE'::text) OR (user_id IS NOT NULL))),
    CONSTRAINT payments_payment_key_check CHECK (((length(payment_key) >= 1) AND (length(payment_key) <= 200))),
    CONSTRAINT payments_reservation CHECK (((method = ANY (ARRAY['MODULE'::text, 'CARD'::text, 'EASY_PAY'::text])) OR (reservation_id IS NOT NULL))),
    CONSTRAINT payments_status_check CHECK ((status = ANY (ARRAY['READY'::text, 'CONFIRMING'::text, 'DONE'::text, 'FAILED'::text, 'UNKNOWN'::text, 'REFUNDING'::text, 'REFUNDED'::text, 'COMPENSATING'::text])))
);
ALTER TABLE public.payments ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.payments_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.performances ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.performances_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.point_accounts (
    user_id uuid NOT NULL,
    balance bigint NOT NULL,
    CONSTRAINT point_accounts_balance CHECK ((balance >= 0))
);
CREATE TABLE public.point_entries (
    id uuid NOT NULL,
    number bigint NOT NULL,
    user_id uuid NOT NULL,
    type text NOT NULL,
    amount bigint NOT NULL,
    payment_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    payment_number bigint DEFAULT nextval('public.payments_number_seq'::regclass) NOT NULL,
    CONSTRAINT point_entries_check CHECK ((((type = 'USE'::text) AND (amount <= 0)) OR ((type <> 'USE'::text) AND (amount >= 0)))),
    CONSTRAINT point_entries_payment CHECK (((type = 'CHARGE'::text) OR (payment_id IS NOT NULL))),
    CONSTRAINT point_entries_type_check CHECK ((type = ANY (ARRAY['CHARGE'::text, 'USE'::text, 'REFUND'::text])))
);
ALTER TABLE public.point_entries ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.point_entries_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.policies (
    name text NOT NULL,
    value bigint NOT NULL,
    smallest bigint NOT NULL,
    largest bigint NOT NULL,
    description text NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT policies_range CHECK (((value >= smallest) AND (value <= largest)))
);
CREATE TABLE public.queue_keys (
    id integer NOT NULL,
    secret bytea NOT NULL,
    CONSTRAINT queue_keys_id_check CHECK ((id = 1))
);
CREATE TABLE public.queue_rooms (
    event_id uuid NOT NULL,
    threshold integer,
    rate_per_second integer,
    paused boolean DEFAULT false NOT NULL,
    epoch integer DEFAULT 1 NOT NULL,
    last_number bigint DEFAULT 0 NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    busy boolean DEFAULT false NOT NULL,
    has_free boolean DEFAULT true NOT NULL,
    upkept_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    budget_second timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    budget_used integer DEFAULT 0 NOT NULL,
    draw_seed text DEFAULT replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text) NOT NULL,
    drawn_at timestamp with time zone,
    draw_size bigint DEFAULT 0 NOT NULL,
    CONSTRAINT queue_rooms_rate_per_second_check CHECK (((rate_per_second >= 1) AND (rate_per_second <= 100000))),
    CONSTRAINT queue_rooms_threshold_check CHECK (((threshold >= 1) AND (threshold <= 1000000)))
)
WITH (fillfactor='50');
CREATE TABLE public.queue_tickets (
    event_id uuid NOT NULL,
    epoch integer NOT NULL,
    arrival bigint NOT NULL,
    number bigint,
    user_id uuid NOT NULL,
    status text NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    admitted_at timestamp with time zone,
    session_until timestamp with time zone,
    ended_at timestamp with time zone,
    revision bigint NOT NULL,
    CONSTRAINT queue_tickets_admitted CHECK (((status <> ALL (ARRAY['ADMITTED'::text, 'DONE'::text])) OR (num_nulls(number, admitted_at, session_until) = 0))),
    CONSTRAINT queue_tickets_ended CHECK (((status = ANY (ARRAY['WAITING'::text, 'ADMITTED'::text])) = (ended_at IS NULL))),
    CONSTRAINT queue_tickets_status_check CHECK ((status = ANY (ARRAY['WAITING'::text, 'ADMITTED'::text, 'DONE'::text, 'LEFT'::text, 'EXPIRED'::text])))
)
WITH (fillfactor='80');
CREATE TABLE public.recovery_codes (
    user_id uuid NOT NULL,
    hash text NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.refresh_tokens (
    hash text NOT NULL,
    family uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    sealed_successor text,
    CONSTRAINT refresh_tokens_used CHECK (((used_at IS NULL) = (sealed_successor IS NULL)))
);
CREATE TABLE public.refunds (
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    requested_at timestamp with time zone DEFAULT now() NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT refunds_amount_check CHECK ((amount >= 0)),
    CONSTRAINT refunds_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 200)))
);
CREATE TABLE public.reservation_items (
    reservation_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    grade_id uuid NOT NULL,
    unit_price bigint NOT NULL,
    performance_id uuid NOT NULL,
    user_id uuid NOT NULL,
    slot smallint NOT NULL,
    live boolean DEFAULT true NOT NULL,
    CONSTRAINT reservation_items_slot_check CHECK (((slot >= 1) AND (slot <= 1000))),
    CONSTRAINT reservation_items_unit_price_check CHECK ((unit_price >= 0))
);
CREATE TABLE public.seat_layout_sections (
    layout_id uuid NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    row_count integer NOT NULL,
    seats_per_row integer NOT NULL,
    start_row integer NOT NULL,
    price bigint NOT NULL,
    gaps text DEFAULT ''::text NOT NULL,
    accessible text DEFAULT ''::text NOT NULL,
    name_key text NOT NULL,
    CONSTRAINT seat_layout_sections_accessible_check CHECK ((accessible ~ '^([0-9]+-[0-9]+( (?=[0-9])|$))*$'::text)),
    CONSTRAINT seat_layout_sections_gaps_check CHECK ((gaps ~ '^([0-9]+-[0-9]+( (?=[0-9])|$))*$'::text)),
    CONSTRAINT seat_layout_sections_name_check CHECK (((length(name) >= 1) AND (length(name) <= 50))),
    CONSTRAINT seat_layout_sections_price_check CHECK (((price >= 0) AND (price <= 10000000))),
    CONSTRAINT seat_layout_sections_row_count_check CHECK (((row_count >= 1) AND (row_count <= 1000))),
    CONSTRAINT seat_layout_sections_seats_per_row_check CHECK (((seats_per_row >= 1) AND (seats_per_row <= 1000))),
    CONSTRAINT seat_layout_sections_start_row_check CHECK (((start_row >= 1) AND (start_row <= 10000)))
);
CREATE TABLE public.seat_layouts (
    id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    total_seats integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    name_key text NOT NULL,
    CONSTRAINT seat_layouts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT seat_layouts_total_seats_check CHECK (((total_seats >= 1) AND (total_seats <= 60000)))
);
CREATE TABLE public.second_factors (
    user_id uuid NOT NULL,
    sealed_secret text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.tickets (
    id uuid NOT NULL,
    theater_name text NOT NULL,
    movie_title text NOT NULL,
    price_krw bigint NOT NULL,
    status text NOT NULL,
    memo text,
    user_id text,
    issued_at timestamp with time zone NOT NULL,
    canceled_at timestamp with time zone,
    cancel_reason text,
    CONSTRAINT tickets_cancel_reason CHECK (((status = 'canceled'::text) OR (cancel_reason IS NULL))),
    CONSTRAINT tickets_cancel_reason_check CHECK ((length(cancel_reason) <= 500)),
    CONSTRAINT tickets_canceled CHECK (((status = 'canceled'::text) = (canceled_at IS NOT NULL))),
    CONSTRAINT tickets_memo_check CHECK ((length(memo) <= 500)),
    CONSTRAINT tickets_movie_title_check CHECK (((length(movie_title) >= 1) AND (length(movie_title) <= 200))),
    CONSTRAINT tickets_price_krw_check CHECK (((price_krw >= 0) AND (price_krw <= 1000000))),
    CONSTRAINT tickets_status_check CHECK ((status = ANY (ARRAY['issued'::text, 'canceled'::text]))),
    CONSTRAINT tickets_theater_name_check CHECK (((length(theater_name) >= 1) AND (length(theater_name) <= 100))),
    CONSTRAINT tickets_user_id_check CHECK ((user_id ~ '^[A-Za-z0-9._:-]{1,100}$'::text))
);
CREATE TABLE public.tries (
    kind text NOT NULL,
    subject text NOT NULL,
    count integer NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    CONSTRAINT tries_count_check CHECK ((count >= 0)),
    CONSTRAINT tries_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'address'::text, 'client'::text, 'taken'::text, 'phone'::text])))
);
CREATE TABLE public.users (
    id uuid NOT NULL,
    number bigint NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    phone text,
    password_hash text NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    email_confirmed_at timestamp with time zone,
    locked_at timestamp with time zone,
    token_generation integer DEFAULT 0 NOT NULL,
    deleted_at timestamp with time zone,
    search_text text GENERATED ALWAYS AS (public.folded(((((name || ' '::text) || email) || ' '::text) || COALESCE(phone, ''::text)))) STORED NOT NULL,
    CONSTRAINT users_email_check CHECK ((length(email) <= 254)),
    CONSTRAINT users_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT users_phone_check CHECK ((phone ~ '^010-[0-9]{4}-[0-9]{4}$'::text)),
    CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['USER'::text, 'OPERATOR'::text, 'ADMIN'::text])))
);
ALTER TABLE public.users ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.users_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.venues (
    id uuid NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    search_text text GENERATED ALWAYS AS (public.folded(((name || chr(10)) || address))) STORED NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    CONSTRAINT venues_address_check CHECK (((length(address) >= 1) AND (length(address) <= 300))),
    CONSTRAINT venues_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE VIEW ticket_schema.events AS
 SELECT event.id,
    (event.title)::character varying AS title,
    event.description,
    (venue.name)::character varying AS venue,
    (venue.address)::character varying AS address,
    (COALESCE(showings.next_start, showings.last_start) AT TIME ZONE 'UTC'::text) AS event_date,
    (event.sale_start AT TIME ZONE 'UTC'::text) AS sale_start_date,
    (event.sale_end AT TIME ZONE 'UTC'::text) AS sale_end_date,
    event.poster_image_url,
    (
        CASE
            WHEN (event.cancelled_at IS NOT NULL) THEN 'cancelled'::text
            WHEN (now() < event.sale_start) THEN 'upcoming'::text
            WHEN ((now() >= event.sale_end) OR (showings.next_start IS NULL)) THEN 'ended'::text
            WHEN public.event_has_free_seat(event.id) THEN 'on_sale'::text
            ELSE 'sold_out'::text
        END)::character varying AS status,
    (event.artist_name)::character varying AS artist_name,
    event.seat_layout_id,
    (event.created_at AT TIME ZONE 'UTC'::text) AS created_at,
    (event.updated_at AT TIME ZONE 'UTC'::text) AS updated_at
   FROM ((public.events event
     JOIN public.venues venue ON ((venue.id = event.venue_id)))
     CROSS JOIN LATERAL ( SELECT min(performances.starts_at) FILTER (WHERE ((performances.cancelled_at IS NULL) AND (performances.ends_at > now()))) AS next_start,
            max(performances.starts_at) AS last_start
           FROM public.performances
          WHERE (performances.event_id = event.id)) showings);
CREATE VIEW ticket_schema.reservation_items AS
 SELECT (md5(((item.reservation_id)::text || item.seat_id)))::uuid AS id,
    item.reservation_id,
    item.grade_id AS ticket_type_id,
    item.seat_id,
    1 AS quantity,
    (item.unit_price)::integer AS unit_price,
    (item.unit_price)::integer AS subtotal,
    (reservation.created_at AT TIME ZONE 'UTC'::text) AS created_at
   FROM ((public.reservation_items item
     JOIN public.reservations reservation ON ((reservation.id = item.reservation_id)))
     JOIN public.seats seat ON ((seat.id = item.seat_id)))
  WHERE (seat.label IS NOT NULL)
UNION ALL
 SELECT (md5((((item.reservation_id)::text || item.grade_id) || item.unit_price)))::uuid AS id,
    item.reservation_id,
    item.grade_id AS ticket_type_id,
    NULL::uuid AS seat_id,
    (count(*))::integer AS quantity,
    (item.unit_price)::integer AS unit_price,
    (sum(item.unit_price))::integer AS subtotal,
    (min(reservation.created_at) AT TIME ZONE 'UTC'::text) AS created_at
   FROM ((public.reservation_items item
     JOIN public.reservations reservation ON ((reservation.id = item.reservation_id)))
     JOIN public.seats seat ON ((seat.id = item.seat_id)))
  WHERE (seat.label IS NULL)
  GROUP BY item.reservation_id, item.grade_id, item.unit_price;
CREATE VIEW ticket_schema.reservations AS
 SELECT reservation.id,
    reservation.user_id,
    reservation.event_id,
    (reservation.number)::character varying AS reservation_number,
    (reservation.total_amount)::integer AS total_amount,
    (
        CASE
            WHEN ((reservation.status = 'pending'::text) AND (reservation.expires_at <= now())) THEN 'expired'::text
            ELSE reservation.status
        END)::character varying AS status,
    (
        CASE
            WHEN ((reservation.payment_status = 'pending'::text) AND ((reservation.status = 'expired'::text) OR ((reservation.status = 'pending'::text) AND (reservation.expires_at <= now())))) THEN 'failed'::text
            ELSE reservation.payment_status
        END)::character varying AS payment_status,
    (reservation.payment_method)::character varying AS payment_method,
    (reservation.expires_at AT TIME ZONE 'UTC'::text) AS expires_at,
    (reservation.created_at AT TIME ZONE 'UTC'::text) AS created_at,
    (COALESCE(reservation.cancelled_at, reservation.confirmed_at, reservation.created_at) AT TIME ZONE 'UTC'::text) AS updated_at
   FROM public.reservations reservation;
CREATE VIEW ticket_schema.seat_layouts AS
 SELECT layout.id,
    (layout.name)::character varying AS name,
    layout.description,
    layout.total_seats,
    ( SELECT jsonb_build_object('sections', jsonb_agg(jsonb_build_object('name', section.name, 'rows', section.row_count, 'seatsPerRow', section.seats_per_row, 'price', section.price, 'startRow', section.start_row) ORDER BY section."position")) AS jsonb_build_object
           FROM public.seat_layout_sections section
          WHERE (section.layout_id = layout.id)) AS layout_config,
    (layout.created_at AT TIME ZONE 'UTC'::text) AS created_at,
    (layout.created_at AT TIME ZONE 'UTC'::text) AS updated_at
   FROM public.seat_layouts layout;
CREATE VIEW ticket_schema.seats AS
 SELECT seat.id,
    performance.event_id,
    (seat.section)::character varying AS section,
    seat.row_number,
    seat.seat_number,
    (seat.label)::character varying AS seat_label,
    (grade.price)::integer AS price,
    (
        CASE
            WHEN (state.held_until <= now()) THEN 'available'::text
            ELSE state.status
        END)::character varying AS status,
    (event.created_at AT TIME ZONE 'UTC'::text) AS created_at,
    (event.updated_at AT TIME ZONE 'UTC'::text) AS updated_at
   FROM ((((public.seats seat
     JOIN public.seat_states state ON ((state.seat_id = seat.id)))
     JOIN public.grades grade ON ((grade.id = seat.grade_id)))
     JOIN public.performances performance ON ((performance.id = seat.performance_id)))
     JOIN public.events event ON ((event.id = performance.event_id)))
  WHERE (seat.label IS NOT NULL);
CREATE VIEW ticket_schema.ticket_types AS
 SELECT grade.id,
    grade.event_id,
    (grade.name)::character varying AS name,
    (grade.price)::integer AS price,
    (units.total)::integer AS total_quantity,
    (units.available)::integer AS available_quantity,
    grade.description,
    (event.created_at AT TIME ZONE 'UTC'::text) AS created_at,
    (event.updated_at AT TIME ZONE 'UTC'::text) AS updated_at
   FROM ((public.grades grade
     JOIN public.events event ON ((event.id = grade.event_id)))
     CROSS JOIN LATERAL ( SELECT count(*) AS total,
            count(*) FILTER (WHERE ((state.status = 'available'::text) OR (state.held_until <= now()))) AS available
           FROM ((public.performances performance
             JOIN public.seats seat ON (((seat.performance_id = performance.id) AND (seat.grade_id = grade.id))))
             JOIN public.seat_states state ON ((state.seat_id = seat.id)))
          WHERE ((performance.event_id = grade.event_id) AND (performance.cancelled_at IS NULL) AND (performance.starts_at > now()))) units);
INSERT INTO public.audit_entries OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-20 10:00:00+00', 'system', 'policy.change', 'hold.minutes', '5');
INSERT INTO public.audit_unsealed VALUES
	(1);
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES
	('01980000-0000-7000-8000-000000000021', 2, '봄의 소리', '', '하나', 'CONCERT', '01980000-0000-7000-8000-000000000011', 90, NULL, '2026-11-20 10:00:00+00', '2036-01-01 00:00:00+00', NULL, NULL, NULL, NULL, '01980000-0000-7000-8000-000000000002', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', 0, DEFAULT, NULL, NULL);
INSERT INTO public.feature_flags VALUES
	('holds', true, '새 좌석 임시배정. 끄면 503으로 답하고, 이미 잡은 좌석은 그대로 결제할 수 있다.', '2026-11-28 07:25:42.862647+00'),
	('payments.points', true, '포인트 결제. 끄면 503으로 답하고, 잡은 좌석은 시간이 끝날 때까지 그대로이다.', '2026-11-28 07:25:42.862647+00'),
	('payments.card', true, '카드와 간편결제. 끄면 결제 준비에 503으로 답하고, 이미 결제창에 들어간 사람은 결제를 마칠 수 있다.', '2026-11-28 07:25:42.862647+00'),
	('points.charge', false, '결제 없이 포인트를 충전하는 것. 끄면 사용자는 포인트를 결제로만 충전하고, 관리자는 그대로 충전할 수 있다.', '2026-11-28 07:25:44.386677+00');
INSERT INTO public.flyway_schema_history VALUES
	(1, '0001', 'shared', 'SQL', 'V0001__shared.sql', 956497802, 'yemae', '2026-11-28 07:25:40.756898', 57, true),
	(2, '0002', 'accounts', 'SQL', 'V0002__accounts.sql', 1196165503, 'yemae', '2026-11-28 07:25:40.873482', 59, true),
	(3, '0003', 'catalog', 'SQL', 'V0003__catalog.sql', 1096374117, 'yemae', '2026-11-28 07:25:41.053438', 157, true),
	(4, '0004', 'seating', 'SQL', 'V0004__seating.sql', 1393525981, 'yemae', '2026-11-28 07:25:41.243248', 51, true),
	(5, '0005', 'booking', 'SQL', 'V0005__booking.sql', 1972558461, 'yemae', '2026-11-28 07:25:41.352789', 43, true),
	(6, '0006', 'points and payments', 'SQL', 'V0006__points_and_payments.sql', 332958126, 'yemae', '2026-11-28 07:25:41.506554', 58, true),
	(7, '0007', 'ops', 'SQL', 'V0007__ops.sql', -934257565, 'yemae', '2026-11-28 07:25:41.658453', 33, true),
	(8, '0008', 'accounts', 'SQL', 'V0008__accounts.sql', 155519798, 'yemae', '2026-11-28 07:25:41.718168', 61, true),
	(9, '0009', 'catalog', 'SQL', 'V0009__catalog.sql', 968353465, 'yemae', '2026-11-28 07:25:41.871254', 43, true),
	(10, '0010', 'boxoffice', 'SQL', 'V0010__boxoffice.sql', 998838729, 'yemae', '2026-11-28 07:25:41.95107', 66, true),
	(11, '0011', 'cancellation', 'SQL', 'V0011__cancellation.sql', 1667561657, 'yemae', '2026-11-28 07:25:42.083436', 55, true),
	(12, '0012', 'gateway payments', 'SQL', 'V0012__gateway_payments.sql', -2145212260, 'yemae', '2026-11-28 07:25:42.261645', 143, true),
	(13, '0014', 'queue', 'SQL', 'V0014__queue.sql', 322790616, 'yemae', '2026-11-28 07:25:42.455191', 87, true),
	(14, '0015', 'catalogue administration', 'SQL', 'V0015__catalogue_administration.sql', 31801492, 'yemae', '2026-11-28 07:25:42.599175', 85, true),
	(15, '0017', 'notices', 'SQL', 'V0017__notices.sql', 1644914704, 'yemae', '2026-11-28 07:25:42.735971', 31, true),
	(16, '0018', 'prices', 'SQL', 'V0018__prices.sql', 86826525, 'yemae', '2026-11-28 07:25:42.830564', 17, true),
	(17, '0019', 'operations', 'SQL', 'V0019__operations.sql', 1921962325, 'yemae', '2026-11-28 07:25:42.862647', 34, true),
	(18, '0020', 'payment comparisons', 'SQL', 'V0020__payment_comparisons.sql', 2069855974, 'yemae', '2026-11-28 07:25:42.979152', 20, true),
	(19, '0021', 'rate limits', 'SQL', 'V0021__rate_limits.sql', 352403198, 'yemae', '2026-11-28 07:25:43.022039', 27, true),
	(20, '0025', 'append only', 'SQL', 'V0025__append_only.sql', 240957722, 'yemae', '2026-11-28 07:25:43.117927', 80, true),
	(21, '0030', 'confirmed addresses', 'SQL', 'V0030__confirmed_addresses.sql', 1816649095, 'yemae', '2026-11-28 07:25:43.238133', 21, true),
	(22, '0031', 'tries', 'SQL', 'V0031__tries.sql', 2057450318, 'yemae', '2026-11-28 07:25:43.30161', 43, true),
	(23, '0032', 'sessions', 'SQL', 'V0032__sessions.sql', -2049786032, 'yemae', '2026-11-28 07:25:43.382041', 10, true),
	(24, '0033', 'issuer links', 'SQL', 'V0033__issuer_links.sql', -1622488539, 'yemae', '2026-11-28 07:25:43.401514', 27, true),
	(25, '0035', 'initial values', 'SQL', 'V0035__initial_values.sql', -652867404, 'yemae', '2026-11-28 07:25:43.450618', 33, true),
	(26, '0036', 'audit chain', 'SQL', 'V0036__audit_chain.sql', -992995123, 'yemae', '2026-11-28 07:25:43.538665', 33, true),
	(27, '0037', 'account mails', 'SQL', 'V0037__account_mails.sql', 173598956, 'yemae', '2026-11-28 07:25:43.601033', 21, true),
	(28, '0038', 'second factors', 'SQL', 'V0038__second_factors.sql', -1215576885, 'yemae', '2026-11-28 07:25:43.635765', 25, true),
	(29, '0039', 'personal data', 'SQL', 'V0039__personal_data.sql', 2059622348, 'yemae', '2026-11-28 07:25:43.681647', 16, true),
	(30, '0040', 'prices', 'SQL', 'V0040__prices.sql', -1424215156, 'yemae', '2026-11-28 07:25:43.746412', 12, true),
	(31, '0041', 'discount guesses', 'SQL', 'V0041__discount_guesses.sql', -1922382269, 'yemae', '2026-11-28 07:25:43.776318', 7, true),
	(32, '0042', 'charge numbers', 'SQL', 'V0042__charge_numbers.sql', 507654877, 'yemae', '2026-11-28 07:25:43.795728', 8, true),
	(33, '0043', 'gateway news', 'SQL', 'V0043__gateway_news.sql', 383818363, 'yemae', '2026-11-28 07:25:43.838446', 41, true),
	(34, '0045', 'search', 'SQL', 'V0045__search.sql', -526158249, 'yemae', '2026-11-28 07:25:43.909691', 27, true),
	(35, '0046', 'names', 'SQL', 'V0046__names.sql', 1583618399, 'yemae', '2026-11-28 07:25:44.039972', 159, true),
	(36, '0050', 'expired holds', 'SQL', 'V0050__expired_holds.sql', -1799676958, 'yemae', '2026-11-28 07:25:44.163641', 3, true),
	(37, '0051', 'holds of a user', 'SQL', 'V0051__holds_of_a_user.sql', -1362925132, 'yemae', '2026-11-28 07:25:44.184614', 10, true),
	(38, '0052', 'cancellation by event', 'SQL', 'V0052__cancellation_by_event.sql', 1307271577, 'yemae', '2026-11-28 07:25:44.207931', 9, true),
	(39, '0055', 'ticket schema', 'SQL', 'V0055__ticket_schema.sql', -1363669223, 'yemae', '2026-11-28 07:25:44.27578', 48, true),
	(40, '0056', 'import', 'SQL', 'V0056__import.sql', -390369015, 'yemae', '2026-11-28 07:25:44.345648', 19, true),
	(41, '0057', 'point purchases', 'SQL', 'V0057__point_purchases.sql', 939211380, 'yemae', '2026-11-28 07:25:44.386677', 14, true),
	(42, '0058', 'owner functions', 'SQL', 'V0058__owner_functions.sql', -1245888502, 'yemae', '2026-11-28 07:25:44.442845', 39, true);
INSERT INTO public.grades VALUES
	('01980000-0000-7000-8000-000000000031', '01980000-0000-7000-8000-000000000021', 'R', 70000, '#aa0000', NULL, NULL, 'r');
INSERT INTO public.inbox VALUES
	('01980000-0000-7000-8000-0000000000b1', '2026-11-20 10:00:00+00');
INSERT INTO public.keyword_mappings VALUES
	('cae6a2fb-6281-4885-bf5e-caff0c5ffac9', '콘서트', 'concert', '2026-11-28 07:25:41.871254+00'),
	('2b778a30-922b-4e1c-82a4-9318208ed577', '공연', 'performance', '2026-11-28 07:25:41.871254+00'),
	('e3d515e3-1061-4013-95be-932db3f9a688', '뮤지컬', 'musical', '2026-11-28 07:25:41.871254+00'),
	('bd595a4d-0e2d-41ca-a6cc-8c8f4b67043d', '연극', 'theater', '2026-11-28 07:25:41.871254+00'),
	('5326c9a1-be97-4b7a-bbcd-bac44222d91e', '연극', 'play', '2026-11-28 07:25:41.871254+00'),
	('9204b0f1-b541-48cd-abcd-e2dde691848c', '클래식', 'classical', '2026-11-28 07:25:41.871254+00'),
	('833b2505-1016-42e9-8518-ec3b576a5638', '오페라', 'opera', '2026-11-28 07:25:41.871254+00'),
	('595b85c3-4908-473a-8f6b-cfab7b046997', '발레', 'ballet', '2026-11-28 07:25:41.871254+00'),
	('e77318bd-282b-4468-9e65-cad9d3bb7bd5', '무용', 'dance', '2026-11-28 07:25:41.871254+00'),
	('8d2fa7d1-7d20-4f07-8fb9-349c0dcbb531', '재즈', 'jazz', '2026-11-28 07:25:41.871254+00'),
	('a7b4d06c-cae2-43b1-960b-47afb2c9ab70', '페스티벌', 'festival', '2026-11-28 07:25:41.871254+00'),
	('18efb606-64e4-42fe-943d-5d2b55f464e8', '팬미팅', 'fan meeting', '2026-11-28 07:25:41.871254+00'),
	('3e8f59fb-6380-4fe1-a9c2-5009d5685e55', '전시', 'exhibition', '2026-11-28 07:25:41.871254+00'),
	('d13b7484-1e4b-4d59-bd81-5eb0653cef68', '마술', 'magic', '2026-11-28 07:25:41.871254+00'),
	('8bd36e7c-eaf3-4347-ad33-b69cd82b5682', '영화', 'movie', '2026-11-28 07:25:41.871254+00'),
	('cb8a0e59-4e22-4589-bc41-6e540e3f64be', '강연', 'talk', '2026-11-28 07:25:41.871254+00'),
	('cb89c348-a4d3-4605-9d78-d7fcdaca04b8', '힙합', 'hip-hop', '2026-11-28 07:25:41.871254+00'),
	('3af75f65-4dd0-410b-a77e-1a6bc752de16', '트로트', 'trot', '2026-11-28 07:25:41.871254+00'),
	('d4776270-9fe3-4887-a72d-e1ec335a4058', '국악', 'gugak', '2026-11-28 07:25:41.871254+00'),
	('1bfe6fbc-b02d-4379-88ed-4de831c555c3', '오케스트라', 'orchestra', '2026-11-28 07:25:41.871254+00'),
	('39f280e2-df28-4200-b546-5af47d218a75', '교향악단', 'symphony orchestra', '2026-11-28 07:25:41.871254+00'),
	('7a2350a0-64f7-433b-92a0-eea695355673', '서울', 'seoul', '2026-11-28 07:25:41.871254+00'),
	('f90af4a0-c45e-483e-9fe8-d4ae3b749f61', '부산', 'busan', '2026-11-28 07:25:41.871254+00'),
	('05f6ca67-ae78-4a61-9353-a23a13d40348', '대구', 'daegu', '2026-11-28 07:25:41.871254+00'),
	('cc1ec82f-b0d7-4018-b405-d238230dbfbb', '인천', 'incheon', '2026-11-28 07:25:41.871254+00'),
	('111cea9c-868b-4aac-8c54-7f86ada89b9c', '광주', 'gwangju', '2026-11-28 07:25:41.871254+00'),
	('a0c152a6-f182-43f6-af62-bb9884a288be', '대전', 'daejeon', '2026-11-28 07:25:41.871254+00'),
	('9fd3a5b8-85a2-4e3e-b581-e4cfb24f807d', '울산', 'ulsan', '2026-11-28 07:25:41.871254+00'),
	('1389ae5e-2877-4662-bdeb-b0575cc5a644', '세종', 'sejong', '2026-11-28 07:25:41.871254+00'),
	('ff80f367-ebc1-4edf-a63f-1af485cea849', '수원', 'suwon', '2026-11-28 07:25:41.871254+00'),
	('b77f4be0-d60c-4735-a312-b8a4b417f61e', '고양', 'goyang', '2026-11-28 07:25:41.871254+00'),
	('007da2a7-60f4-4663-803d-55f7f843012e', '제주', 'jeju', '2026-11-28 07:25:41.871254+00'),
	('7e717870-2f6e-4016-8767-d4633e9add8f', '강남', 'gangnam', '2026-11-28 07:25:41.871254+00'),
	('be04d493-ab18-4346-a81c-0539d0c25b21', '홍대', 'hongdae', '2026-11-28 07:25:41.871254+00'),
	('f8df4609-d43c-4078-b6f6-20083e4da1ea', '종로', 'jongno', '2026-11-28 07:25:41.871254+00'),
	('202c04d8-f245-4d57-b3ea-74a9b9c32b4f', '잠실', 'jamsil', '2026-11-28 07:25:41.871254+00'),
	('618e9997-2774-4850-b42d-4e069a8b0426', '올림픽공원', 'olympic park', '2026-11-28 07:25:41.871254+00'),
	('5256024c-dd89-4c9c-b603-3897114c274a', '예술의전당', 'seoul arts center', '2026-11-28 07:25:41.871254+00'),
	('4ea39df9-cc8e-4c44-a485-c90a628aa367', '세종문화회관', 'sejong center', '2026-11-28 07:25:41.871254+00'),
	('2bd18423-9d14-428f-bf25-22578efa28e7', '고척스카이돔', 'gocheok sky dome', '2026-11-28 07:25:41.871254+00'),
	('b47a2b97-f2b4-4999-87bd-d4970529c841', '아이유', 'iu', '2026-11-28 07:25:41.871254+00'),
	('0c0cfc61-81a6-41c3-af2f-f80cd0c18764', '방탄소년단', 'bts', '2026-11-28 07:25:41.871254+00'),
	('115e494d-b0b9-4c1c-8c82-3c308c15dc4c', '블랙핑크', 'blackpink', '2026-11-28 07:25:41.871254+00'),
	('421add88-1bbd-4093-ad8f-7c9e378c5d27', '뉴진스', 'newjeans', '2026-11-28 07:25:41.871254+00'),
	('982af278-674b-4ae8-8cce-f2abc54e9d58', '세븐틴', 'seventeen', '2026-11-28 07:25:41.871254+00'),
	('1a6f9179-3238-4ae8-9522-b2b1a6b36148', '에스파', 'aespa', '2026-11-28 07:25:41.871254+00'),
	('c18d8a7e-ed32-4220-9621-71ed7e7c496d', '트와이스', 'twice', '2026-11-28 07:25:41.871254+00'),
	('c127837f-d4d8-4d55-9ab6-b1e5327cfb76', '싸이', 'psy', '2026-11-28 07:25:41.871254+00'),
	('3dc2ac98-ff63-4679-aeb3-25d96ec3f500', '태연', 'taeyeon', '2026-11-28 07:25:41.871254+00'),
	('086e0f73-b175-4f19-aead-ecad65afc176', '임영웅', 'lim young-woong', '2026-11-28 07:25:41.871254+00');
INSERT INTO public.keyword_mappings VALUES
	('01980000-0000-7000-8000-0000000000d1', '봄', 'spring', '2026-11-20 10:00:00+00');
INSERT INTO public.logins VALUES
	('01980000-0000-7000-8000-000000000091', '01980000-0000-7000-8000-000000000001', '2026-11-20 10:00:00+00', '', '', '2026-11-20 10:00:00+00');
INSERT INTO public.outbox VALUES
	('01980000-0000-7000-8000-0000000000a1', 'NOTICES', 'reservation.confirmed', '01980000-0000-7000-8000-000000000061', '2026-11-20 10:00:00+00', NULL, NULL);
INSERT INTO public.payments OVERRIDING SYSTEM VALUE VALUES
	('01980000-0000-7000-8000-000000000071', 4, '01980000-0000-7000-8000-000000000061', '01980000-0000-7000-8000-000000000001', 'POINTS', 70000, 'DONE', '2026-11-20 10:00:00+00', '2026-11-20 10:01:00+00', NULL, 0, '2026-11-28 07:27:57.045805+00', NULL, NULL, NULL, NULL);
INSERT INTO public.performances OVERRIDING SYSTEM VALUE VALUES
	('01980000-0000-7000-8000-000000000041', 2, '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000011', '2036-01-02 10:00:00+00', '2036-01-02 12:00:00+00', NULL, NULL);
INSERT INTO public.point_accounts VALUES
	('01980000-0000-7000-8000-000000000001', 30000);
INSERT INTO public.point_entries OVERRIDING SYSTEM VALUE VALUES
	('01980000-0000-7000-8000-000000000081', 3, '01980000-0000-7000-8000-000000000001', 'CHARGE', 100000, NULL, '2026-11-20 10:00:00+00', 5),
	('01980000-0000-7000-8000-000000000082', 4, '01980000-0000-7000-8000-000000000001', 'USE', -70000, '01980000-0000-7000-8000-000000000071', '2026-11-20 10:01:00+00', 6);
INSERT INTO public.policies VALUES
	('hold.minutes', 5, 1, 60, '좌석 임시배정 시간(분). 이벤트마다 따로 정할 수 있다.', '2026-11-28 07:25:41.658453+00'),
	('seats.per.user', 1, 1, 10, '회차당 한 사람이 가질 수 있는 좌석 수. 이벤트마다 따로 정할 수 있다.', '2026-11-28 07:25:41.658453+00'),
	('login.window.minutes', 15, 1, 1440, '로그인 실패를 세는 창의 길이(분). 첫 실패부터 센다.', '2026-11-28 07:25:41.718168+00'),
	('cancel.hours.before', 24, 0, 720, '공연 시작 몇 시간 전까지 예매를 취소할 수 있는지.', '2026-11-28 07:25:42.083436+00'),
	('payment.reconcile.seconds', 60, 0, 3600, '끝나지 않은 결제를 몇 초 뒤부터 게이트웨이에 다시 물어볼지.', '2026-11-28 07:25:42.261645+00'),
	('queue.threshold', 1000, 1, 1000000, '한 이벤트에 동시에 입장할 수 있는 사람 수. 이벤트마다 따로 정할 수 있다.', '2026-11-28 07:25:42.455191+00'),
	('queue.session.minutes', 5, 1, 60, '입장한 뒤 머물 수 있는 시간(분). 좌석을 임시배정 받은 동안은 끝나지 않는다.', '2026-11-28 07:25:42.455191+00'),
	('queue.rate.per.second', 1000, 1, 100000, '한 이벤트에 1초 동안 입장시키는 가장 많은 사람 수. 이벤트마다 따로 정할 수 있다.', '2026-11-28 07:25:42.455191+00'),
	('booking.fee', 0, 0, 100000, '좌석 하나에 붙는 예매 수수료(원). 예매를 시작할 때의 값이 그 예매에 남는다.', '2026-11-28 07:25:42.830564+00'),
	('rate.user.reads', 1200, 10, 1000000, '사용자 한 명의 분당 조회 요청 수.', '2026-11-28 07:25:43.022039+00'),
	('rate.user.writes', 240, 10, 1000000, '사용자 한 명의 분당 변경 요청 수.', '2026-11-28 07:25:43.022039+00'),
	('rate.user.holds', 60, 5, 1000000, '사용자 한 명의 분당 좌석 선점 시도 수.', '2026-11-28 07:25:43.022039+00'),
	('rate.user.quotes', 30, 5, 1000000, '사용자 한 명의 분당 가격(할인 코드) 조회 수.', '2026-11-28 07:25:43.022039+00'),
	('rate.address.reads', 4000, 10, 1000000, '한 주소의 분당 조회 요청 수. 로그인한 사용자의 요청은 사용자별로 센다.', '2026-11-28 07:25:43.022039+00'),
	('rate.address.writes', 600, 10, 1000000, '한 주소의 분당 변경 요청 수. 로그인한 사용자의 요청은 사용자별로 센다.', '2026-11-28 07:25:43.022039+00'),
	('rate.address.logins', 300, 5, 1000000, '한 주소의 분당 로그인과 회원가입 수.', '2026-11-28 07:25:43.022039+00'),
	('rate.address.mails', 20, 1, 1000000, '한 주소가 분당 요청하는 메일(주소 확인, 비밀번호 재설정) 수.', '2026-11-28 07:25:43.022039+00'),
	('rate.address.webhooks', 6000, 10, 1000000, '결제 시스템 한 주소의 분당 통지 수.', '2026-11-28 07:25:43.022039+00'),
	('login.failures.per.client', 10, 1, 1000, '한 주소에서 한 계정에 로그인을 실패할 수 있는 횟수. 넘으면 그 주소에서는 창이 끝날 때까지 429로 답한다. 다른 주소에서는 로그인할 수 있다.', '2026-11-28 07:25:43.30161+00'),
	('login.failures.per.account', 100, 1, 100000, '한 계정에 모든 주소에서 로그인을 실패할 수 있는 횟수. 넘으면 창이 끝날 때까지 주소마다 세 번만 시도할 수 있다.', '2026-11-28 07:25:41.718168+00'),
	('login.failures.per.address', 100, 1, 100000, '한 IP 주소에서 로그인에 실패할 수 있는 횟수. 넘으면 창이 끝날 때까지 login.slow.seconds에 한 번만 시도할 수 있다.', '2026-11-28 07:25:41.718168+00'),
	('login.slow.seconds', 1, 1, 60, '너무 많이 실패한 IP 주소에서 다음 시도까지 기다리는 시간(초).', '2026-11-28 07:25:43.30161+00'),
	('accounts.taken.per.address', 20, 1, 100000, '한 IP 주소에서 이미 있는 이메일이나 연락처로 가입을 시도할 수 있는 횟수. 넘으면 창이 끝날 때까지 10초에 한 번만 시도할 수 있다.', '2026-11-28 07:25:43.30161+00'),
	('accounts.phone.changes', 5, 1, 1000, '한 사용자가 창 안에서 연락처 변경을 시도할 수 있는 횟수. 넘으면 창이 끝날 때까지 429로 답한다.', '2026-11-28 07:25:43.30161+00'),
	('logins.per.user', 30, 1, 1000, '한 사용자가 동시에 유지할 수 있는 로그인 수. 넘으면 가장 오래 쓰지 않은 로그인이 끝난다.', '2026-11-28 07:25:43.382041+00'),
	('accounts.confirm', 1, 0, 1, '1: 이메일 주소를 확인한 사용자만 좌석을 잡을 수 있고, 확인되지 않은 주소로는 다른 메일을 보내지 않는다. 0: 묻지 않는다.', '2026-11-28 07:25:43.450618+00'),
	('accounts.second.factor', 1, 0, 1, '1: 관리자와 매표소 직원은 2단계 인증을 등록해야 일할 수 있다. 0: 등록하지 않아도 된다.', '2026-11-28 07:25:43.450618+00'),
	('accounts.mails.per.day', 5, 1, 100, '한 계정에 하루에 보내는 메일 수. 주소 확인, 비밀번호 재설정, 주소 변경, 잠금 해제를 따로 센다.', '2026-11-28 07:25:43.450618+00'),
	('retention.audit.days', 1095, 365, 36500, '감사 로그를 보관하는 날 수. 지난 항목은 매일 지우고, 남은 항목의 사슬은 계속 확인할 수 있다.', '2026-11-28 07:25:43.538665+00'),
	('retention.users.inactive.days', 0, 0, 36500, '이 날 수 동안 아무것도 하지 않은 사용자의 개인정보를 지운다. 0: 지우지 않는다. 감사 로그를 보관하는 날 수를 넘지 못한다.', '2026-11-28 07:25:43.681647+00'),
	('retention.users.unconfirmed.days', 30, 0, 36500, '가입한 뒤 이 날 수 동안 이메일 주소를 확인하지 않은 사용자를 지운다. 0: 지우지 않는다. 주소 확인을 묻지 않는 동안에는 지우지 않는다.', '2026-11-28 07:25:43.681647+00'),
	('retention.reservations.days', 90, 0, 36500, '결제하지 않은 예매를 보관하는 날 수. 0: 지우지 않는다. 결제한 예매는 장부에 남는다.', '2026-11-28 07:25:43.681647+00'),
	('discount.failures.per.user', 10, 1, 1000, '한 사람이 15분 안에 쓸 수 없는 할인 코드를 몇 번까지 입력할 수 있는지.', '2026-11-28 07:25:43.776318+00'),
	('holds.per.user', 4, 1, 100, '한 사람이 동시에 가질 수 있는 임시배정 수. 모든 공연을 합한다.', '2026-11-28 07:25:44.184614+00'),
	('holds.unpaid.most', 5, 1, 1000, '한 사람의 임시배정이 holds.unpaid.minutes 안에 결제되지 않고 몇 번까지 끝날 수 있는지. 넘으면 새 임시배정을 막는다.', '2026-11-28 07:25:44.184614+00'),
	('holds.unpaid.minutes', 15, 1, 1440, '결제되지 않고 끝난 임시배정을 세는 시간(분).', '2026-11-28 07:25:44.184614+00'),
	('points.purchase.per.day', 1000000, 0, 1000000000, '한 사람이 24시간 안에 결제로 충전할 수 있는 포인트. 0이면 팔지 않는다.', '2026-11-28 07:25:44.386677+00');
INSERT INTO public.queue_keys VALUES
	(1, '\xcd9ef3b8897c4b588b083613aa4b408694a6259b3c9f403588d67f4848a7cf279a0bbf343f93430e9ceb50e014356e24');
INSERT INTO public.queue_rooms VALUES
	('01980000-0000-7000-8000-000000000021', 1, NULL, false, 1, 3, 3, true, true, '2026-11-20 10:00:00+00', '-infinity', 0, 'seed', '2026-11-20 10:00:00+00', 0);
INSERT INTO public.queue_tickets VALUES
	('01980000-0000-7000-8000-000000000021', 1, 1, 1, '01980000-0000-7000-8000-000000000001', 'ADMITTED', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', '2026-11-20 10:05:00+00', NULL, 2),
	('01980000-0000-7000-8000-000000000021', 1, 2, 2, '01980000-0000-7000-8000-000000000002', 'WAITING', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', NULL, NULL, NULL, 3),
	('01980000-0000-7000-8000-000000000021', 1, 3, 3, '01980000-0000-7000-8000-000000000003', 'LEFT', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', NULL, NULL, '2026-11-20 10:00:00+00', 3);
INSERT INTO public.reservation_items VALUES
	('01980000-0000-7000-8000-000000000061', '01980000-0000-7000-8000-000000000051', '01980000-0000-7000-8000-000000000031', 70000, '01980000-0000-7000-8000-000000000041', '01980000-0000-7000-8000-000000000001', 1, true),
	('01980000-0000-7000-8000-000000000062', '01980000-0000-7000-8000-000000000052', '01980000-0000-7000-8000-000000000031', 70000, '01980000-0000-7000-8000-000000000041', '01980000-0000-7000-8000-000000000001', 2, true),
	('01980000-0000-7000-8000-000000000063', '01980000-0000-7000-8000-000000000053', '01980000-0000-7000-8000-000000000031', 70000, '01980000-0000-7000-8000-000000000041', '01980000-0000-7000-8000-000000000002', 1, false);
INSERT INTO public.reservations VALUES
	('01980000-0000-7000-8000-000000000061', 'TK2026112010000ABCDE', '01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000041', 'confirmed', 'completed', 'POINTS', 70000, '2026-11-20 10:05:00+00', '2026-11-20 10:00:00+00', '2026-11-20 10:01:00+00', NULL, NULL, 0, 0, 1),
	('01980000-0000-7000-8000-000000000062', 'TK2026112010000ABCDF', '01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000041', 'pending', 'pending', NULL, 70000, '2036-01-01 00:00:00+00', '2026-11-20 10:00:00+00', NULL, NULL, NULL, 0, 0, 1),
	('01980000-0000-7000-8000-000000000063', 'TK2026112010000ABCDG', '01980000-0000-7000-8000-000000000002', '01980000-0000-7000-8000-000000000021', '01980000-0000-7000-8000-000000000041', 'expired', 'failed', NULL, 70000, '2026-11-20 10:05:00+00', '2026-11-20 10:00:00+00', NULL, NULL, NULL, 0, 0, 1);
INSERT INTO public.seat_states VALUES
	('01980000-0000-7000-8000-000000000051', 'sold', '01980000-0000-7000-8000-000000000061', NULL),
	('01980000-0000-7000-8000-000000000052', 'locked', '01980000-0000-7000-8000-000000000062', '2036-01-01 00:00:00+00'),
	('01980000-0000-7000-8000-000000000053', 'available', NULL, NULL);
INSERT INTO public.seats VALUES
	('01980000-0000-7000-8000-000000000051', '01980000-0000-7000-8000-000000000041', '01980000-0000-7000-8000-000000000031', 1, 'A', 1, 1, 'A-1-1', false),
	('01980000-0000-7000-8000-000000000052', '01980000-0000-7000-8000-000000000041', '01980000-0000-7000-8000-000000000031', 2, 'A', 1, 2, 'A-1-2', false),
	('01980000-0000-7000-8000-000000000053', '01980000-0000-7000-8000-000000000041', '01980000-0000-7000-8000-000000000031', 3, 'A', 1, 3, 'A-1-3', false);
INSERT INTO public.tickets VALUES
	('01980000-0000-7000-8000-0000000000c1', '1관', '봄', 12000, 'issued', NULL, NULL, '2026-11-20 10:00:00+00', NULL, NULL);
INSERT INTO public.users OVERRIDING SYSTEM VALUE VALUES
	('01980000-0000-7000-8000-000000000001', 3, '김하나', 'hana@yemae.test', '010-1234-0001', 'x', 'USER', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', NULL, NULL, 0, NULL, DEFAULT),
	('01980000-0000-7000-8000-000000000002', 4, '이두리', 'duri@yemae.test', NULL, 'x', 'ADMIN', '2026-11-20 10:00:00+00', '2026-11-20 10:00:00+00', NULL, NULL, 0, NULL, DEFAULT);
INSERT INTO public.venues VALUES
	('01980000-0000-7000-8000-000000000011', '예술의전당', '서울 서초구', '2026-11-20 10:00:00+00', DEFAULT, 0);
SELECT pg_catalog.setval('public.audit_entries_id_seq', 1, true);
SELECT pg_catalog.setval('public.events_number_seq', 2, true);
SELECT pg_catalog.setval('public.payments_number_seq', 6, true);
SELECT pg_catalog.setval('public.performances_number_seq', 2, true);
SELECT pg_catalog.setval('public.point_entries_number_seq', 4, true);
SELECT pg_catalog.setval('public.users_number_seq', 4, true);
ALTER TABLE ONLY public.account_mails
    ADD CONSTRAINT account_mails_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_mails
    ADD CONSTRAINT account_mails_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.audit_checkpoints
    ADD CONSTRAINT audit_checkpoints_pkey PRIMARY KEY (place);
ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_pkey PRIMARY KEY (place);
ALTER TABLE ONLY public.audit_unsealed
    ADD CONSTRAINT audit_unsealed_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.cancelled_performances
    ADD CONSTRAINT cancelled_performances_pkey PRIMARY KEY (performance_id);
ALTER TABLE ONLY public.discount_codes
    ADD CONSTRAINT discount_codes_code UNIQUE (code);
ALTER TABLE ONLY public.discount_codes
    ADD CONSTRAINT discount_codes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.discount_guesses
    ADD CONSTRAINT discount_guesses_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.discount_uses
    ADD CONSTRAINT discount_uses_pkey PRIMARY KEY (reservation_id);
ALTER TABLE ONLY public.ended_tokens
    ADD CONSTRAINT ended_tokens_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_number_key UNIQUE (number);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.feature_flags
    ADD CONSTRAINT feature_flags_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.gateway_returns
    ADD CONSTRAINT gateway_returns_pkey PRIMARY KEY (payment_id, transaction_key);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_name UNIQUE (event_id, name);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_name_key UNIQUE (event_id, name_key);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (scope, key);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (message_id);
ALTER TABLE ONLY public.initial_values
    ADD CONSTRAINT initial_values_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.issuer_links
    ADD CONSTRAINT issuer_links_issuer_user_id_key UNIQUE (issuer, user_id);
ALTER TABLE ONLY public.issuer_links
    ADD CONSTRAINT issuer_links_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE ONLY public.keyword_mappings
    ADD CONSTRAINT keyword_mappings_pair UNIQUE (korean, english);
ALTER TABLE ONLY public.keyword_mappings
    ADD CONSTRAINT keyword_mappings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.login_failures
    ADD CONSTRAINT login_failures_pkey PRIMARY KEY (kind, subject);
ALTER TABLE ONLY public.logins
    ADD CONSTRAINT logins_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (reservation_id, type);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_comparisons
    ADD CONSTRAINT payment_comparisons_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.payment_looks
    ADD CONSTRAINT payment_looks_pkey PRIMARY KEY (payment_id);
ALTER TABLE ONLY public.payment_webhooks
    ADD CONSTRAINT payment_webhooks_content UNIQUE (content);
ALTER TABLE ONLY public.payment_webhooks
    ADD CONSTRAINT payment_webhooks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_number_key UNIQUE (number);
ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.performances
    ADD CONSTRAINT performances_do_not_overlap EXCLUDE USING gist (venue_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((cancelled_at IS NULL));
ALTER TABLE ONLY public.performances
    ADD CONSTRAINT performances_number_key UNIQUE (number);
ALTER TABLE ONLY public.performances
    ADD CONSTRAINT performances_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.point_accounts
    ADD CONSTRAINT point_accounts_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.point_entries
    ADD CONSTRAINT point_entries_number_key UNIQUE (number);
ALTER TABLE ONLY public.point_entries
    ADD CONSTRAINT point_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.queue_keys
    ADD CONSTRAINT queue_keys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.queue_rooms
    ADD CONSTRAINT queue_rooms_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.queue_tickets
    ADD CONSTRAINT queue_tickets_number UNIQUE (event_id, epoch, number);
ALTER TABLE ONLY public.queue_tickets
    ADD CONSTRAINT queue_tickets_pkey PRIMARY KEY (event_id, epoch, arrival);
ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, hash);
ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.refunds
    ADD CONSTRAINT refunds_once UNIQUE (payment_id);
ALTER TABLE ONLY public.refunds
    ADD CONSTRAINT refunds_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reservation_items
    ADD CONSTRAINT reservation_items_pkey PRIMARY KEY (reservation_id, seat_id);
ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_number UNIQUE (number);
ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seat_layout_sections
    ADD CONSTRAINT seat_layout_sections_name UNIQUE (layout_id, name);
ALTER TABLE ONLY public.seat_layout_sections
    ADD CONSTRAINT seat_layout_sections_name_key UNIQUE (layout_id, name_key);
ALTER TABLE ONLY public.seat_layout_sections
    ADD CONSTRAINT seat_layout_sections_pkey PRIMARY KEY (layout_id, "position");
ALTER TABLE ONLY public.seat_layouts
    ADD CONSTRAINT seat_layouts_name UNIQUE (name);
ALTER TABLE ONLY public.seat_layouts
    ADD CONSTRAINT seat_layouts_name_key UNIQUE (name_key);
ALTER TABLE ONLY public.seat_layouts
    ADD CONSTRAINT seat_layouts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seat_states
    ADD CONSTRAINT seat_states_pkey PRIMARY KEY (seat_id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_ordinal UNIQUE (performance_id, ordinal);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_place UNIQUE (performance_id, section, row_number, seat_number);
ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tries
    ADD CONSTRAINT tries_pkey PRIMARY KEY (kind, subject);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_number_key UNIQUE (number);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_phone UNIQUE (phone);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.venues
    ADD CONSTRAINT venues_pkey PRIMARY KEY (id);
CREATE INDEX account_mails_by_time ON public.account_mails USING btree (created_at);
CREATE INDEX account_mails_by_user ON public.account_mails USING btree (user_id, kind, created_at);
CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (action text_pattern_ops, at);
CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (actor, at, id);
CREATE INDEX audit_entries_by_target ON public.audit_entries USING btree (target, id);
CREATE INDEX audit_entries_latest ON public.audit_entries USING btree (at, id);
CREATE INDEX discount_guesses_over ON public.discount_guesses USING btree (ends_at);
CREATE INDEX discount_uses_by_code ON public.discount_uses USING btree (code_id, user_id);
CREATE INDEX ended_tokens_by_time ON public.ended_tokens USING btree (ended_at);
CREATE INDEX events_by_layout ON public.events USING btree (seat_layout_id);
CREATE INDEX events_by_sale_end ON public.events USING btree (sale_end);
CREATE INDEX events_by_sale_start ON public.events USING btree (sale_start, id);
CREATE INDEX events_by_text ON public.events USING gin (public.bigrams(search_text));
CREATE INDEX events_by_venue ON public.events USING btree (venue_id);
CREATE INDEX events_latest ON public.events USING btree (created_at DESC, id);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX gateway_returns_by_time ON public.gateway_returns USING btree (returned_at);
CREATE INDEX keyword_mappings_by_english ON public.keyword_mappings USING btree (english);
CREATE INDEX logins_by_user ON public.logins USING btree (user_id);
CREATE INDEX notices_untold ON public.notices USING btree (claimed_until) WHERE (told_at IS NULL);
CREATE INDEX outbox_unsent ON public.outbox USING btree (id) WHERE (sent_at IS NULL);
CREATE INDEX payment_looks_over ON public.payment_looks USING btree (done_at) WHERE (done_at IS NOT NULL);
CREATE INDEX payment_webhooks_by_age ON public.payment_webhooks USING btree (received_at);
CREATE INDEX payment_webhooks_by_payment ON public.payment_webhooks USING btree (payment_id);
CREATE INDEX payments_by_reservation ON public.payments USING btree (reservation_id);
CREATE INDEX payments_by_user ON public.payments USING btree (user_id, number);
CREATE UNIQUE INDEX payments_module_once ON public.payments USING btree (payment_key) WHERE (method = 'MODULE'::text);
CREATE INDEX payments_of_points ON public.payments USING btree (user_id, created_at) WHERE ((reservation_id IS NULL) AND (user_id IS NOT NULL));
CREATE UNIQUE INDEX payments_one_live ON public.payments USING btree (reservation_id) WHERE (status = ANY (ARRAY['CONFIRMING'::text, 'UNKNOWN'::text, 'DONE'::text]));
CREATE INDEX payments_remarkable ON public.payments USING btree (changed_at) WHERE ((status = 'DONE'::text) AND (failure_code IS NOT NULL));
CREATE INDEX payments_unsettled ON public.payments USING btree (changed_at) WHERE (status = ANY (ARRAY['CONFIRMING'::text, 'UNKNOWN'::text, 'REFUNDING'::text, 'COMPENSATING'::text]));
CREATE INDEX performances_by_end ON public.performances USING btree (ends_at);
CREATE INDEX performances_by_event ON public.performances USING btree (event_id, starts_at);
CREATE INDEX performances_by_start ON public.performances USING btree (starts_at);
CREATE INDEX point_entries_by_user ON public.point_entries USING btree (user_id, number);
CREATE UNIQUE INDEX point_entries_once ON public.point_entries USING btree (payment_id, type) WHERE (payment_id IS NOT NULL);
CREATE INDEX queue_rooms_busy ON public.queue_rooms USING btree (event_id) WHERE busy;
CREATE UNIQUE INDEX queue_tickets_live ON public.queue_tickets USING btree (event_id, user_id) WHERE (status = ANY (ARRAY['WAITING'::text, 'ADMITTED'::text]));
CREATE INDEX queue_tickets_news ON public.queue_tickets USING btree (event_id, revision);
CREATE INDEX queue_tickets_sessions ON public.queue_tickets USING btree (event_id, session_until) WHERE (status = 'ADMITTED'::text);
CREATE INDEX queue_tickets_waiting ON public.queue_tickets USING btree (event_id, number) WHERE (status = 'WAITING'::text);
CREATE INDEX refresh_tokens_by_expiry ON public.refresh_tokens USING btree (expires_at);
CREATE INDEX refresh_tokens_family ON public.refresh_tokens USING btree (family);
CREATE UNIQUE INDEX reservation_items_slot ON public.reservation_items USING btree (user_id, performance_id, slot) WHERE live;
CREATE INDEX reservations_by_event ON public.reservations USING btree (event_id, id);
CREATE INDEX reservations_by_time ON public.reservations USING brin (created_at);
CREATE INDEX reservations_by_user ON public.reservations USING btree (user_id, created_at);
CREATE INDEX reservations_cancelled ON public.reservations USING btree (cancelled_at) WHERE (cancelled_at IS NOT NULL);
CREATE INDEX reservations_confirmed ON public.reservations USING btree (confirmed_at) WHERE (confirmed_at IS NOT NULL);
CREATE INDEX reservations_due ON public.reservations USING btree (expires_at) WHERE (status = 'pending'::text);
CREATE UNIQUE INDEX reservations_hold_slot ON public.reservations USING btree (user_id, hold_slot) WHERE (status = 'pending'::text);
CREATE INDEX tickets_by_movie ON public.tickets USING btree (movie_title, id);
CREATE INDEX tickets_by_theater ON public.tickets USING btree (theater_name, id);
CREATE INDEX tickets_by_user ON public.tickets USING btree (user_id, id) WHERE (user_id IS NOT NULL);
CREATE INDEX tries_by_end ON public.tries USING btree (ends_at);
CREATE INDEX users_administrators ON public.users USING btree (id) WHERE (role = 'ADMIN'::text);
CREATE INDEX users_by_registration ON public.users USING btree (created_at);
CREATE INDEX users_by_text ON public.users USING gin (public.bigrams(search_text));
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));
CREATE INDEX venues_by_text ON public.venues USING gin (public.bigrams(search_text));
CREATE TRIGGER audit_checkpoints_are_not_emptied BEFORE TRUNCATE ON public.audit_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('checkpoints of the audit log are never changed or deleted');
CREATE TRIGGER audit_checkpoints_stay BEFORE DELETE OR UPDATE ON public.audit_checkpoints FOR EACH ROW EXECUTE FUNCTION public.refuse_change('checkpoints of the audit log are never changed or deleted');
CREATE TRIGGER audit_entries_await_seal AFTER INSERT ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION public.await_seal();
CREATE TRIGGER audit_entries_kept BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('entries of the audit log are never changed or deleted');
CREATE TRIGGER audit_entries_stay BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION public.refuse_audit_change();
CREATE TRIGGER audit_seals_are_not_emptied BEFORE TRUNCATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('entries of the audit log are never changed or deleted');
CREATE TRIGGER audit_seals_stay BEFORE DELETE OR UPDATE ON public.audit_seals FOR EACH ROW EXECUTE FUNCTION public.refuse_audit_change();
CREATE TRIGGER gateway_returns_stay BEFORE DELETE OR UPDATE ON public.gateway_returns FOR EACH ROW EXECUTE FUNCTION public.refuse_change('what went back at the gateway stays');
CREATE TRIGGER grades_new_name BEFORE INSERT ON public.grades FOR EACH ROW EXECUTE FUNCTION public.keep_name_key();
CREATE TRIGGER grades_other_name BEFORE UPDATE OF name ON public.grades FOR EACH ROW WHEN ((old.name <> new.name)) EXECUTE FUNCTION public.keep_name_key();
CREATE TRIGGER payments_begin_with_the_price BEFORE UPDATE OF status ON public.payments FOR EACH ROW WHEN (((old.status = 'READY'::text) AND (new.status = 'CONFIRMING'::text) AND (new.reservation_id IS NOT NULL))) EXECUTE FUNCTION public.require_price_of_reservation();
CREATE TRIGGER payments_stay BEFORE UPDATE ON public.payments FOR EACH ROW WHEN ((((((old.id IS DISTINCT FROM new.id) OR (old.reservation_id IS DISTINCT FROM new.reservation_id)) OR (old.user_id IS DISTINCT FROM new.user_id)) OR (old.method IS DISTINCT FROM new.method)) OR (old.amount IS DISTINCT FROM new.amount))) EXECUTE FUNCTION public.refuse_change('whose payment it is and how much never changes');
CREATE TRIGGER payments_take_the_price BEFORE INSERT ON public.payments FOR EACH ROW WHEN (((new.status = ANY (ARRAY['CONFIRMING'::text, 'DONE'::text])) AND (new.reservation_id IS NOT NULL))) EXECUTE FUNCTION public.require_price_of_reservation();
CREATE TRIGGER payments_transition BEFORE UPDATE OF status ON public.payments FOR EACH ROW WHEN (((old.status <> new.status) AND (((((((((((((((old.status <> 'READY'::text) OR (new.status <> 'CONFIRMING'::text)) AND ((old.status <> 'READY'::text) OR (new.status <> 'FAILED'::text))) AND ((old.status <> 'CONFIRMING'::text) OR (new.status <> 'DONE'::text))) AND ((old.status <> 'CONFIRMING'::text) OR (new.status <> 'FAILED'::text))) AND ((old.status <> 'CONFIRMING'::text) OR (new.status <> 'UNKNOWN'::text))) AND ((old.status <> 'UNKNOWN'::text) OR (new.status <> 'DONE'::text))) AND ((old.status <> 'UNKNOWN'::text) OR (new.status <> 'FAILED'::text))) AND ((old.status <> 'DONE'::text) OR (new.status <> 'REFUNDING'::text))) AND ((old.status <> 'REFUNDING'::text) OR (new.status <> 'REFUNDED'::text))) AND ((old.status <> 'CONFIRMING'::text) OR (new.status <> 'COMPENSATING'::text))) AND ((old.status <> 'UNKNOWN'::text) OR (new.status <> 'COMPENSATING'::text))) AND ((old.status <> 'FAILED'::text) OR (new.status <> 'COMPENSATING'::text))) AND ((old.status <> 'COMPENSATING'::text) OR (new.status <> 'REFUNDED'::text))) AND ((old.status <> 'COMPENSATING'::text) OR (new.status <> 'DONE'::text))))) EXECUTE FUNCTION public.refuse_change('no such transition of a payment');
CREATE TRIGGER point_entries_kept BEFORE TRUNCATE ON public.point_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('entries of a point account are never changed or deleted');
CREATE TRIGGER point_entries_stay BEFORE DELETE OR UPDATE ON public.point_entries FOR EACH ROW EXECUTE FUNCTION public.refuse_change('entries of a point account are never changed or deleted');
CREATE TRIGGER queue_tickets_transition BEFORE UPDATE OF status ON public.queue_tickets FOR EACH ROW WHEN (((old.status <> new.status) AND (((((((old.status <> 'WAITING'::text) OR (new.status <> 'ADMITTED'::text)) AND ((old.status <> 'WAITING'::text) OR (new.status <> 'LEFT'::text))) AND ((old.status <> 'WAITING'::text) OR (new.status <> 'EXPIRED'::text))) AND ((old.status <> 'ADMITTED'::text) OR (new.status <> 'DONE'::text))) AND ((old.status <> 'ADMITTED'::text) OR (new.status <> 'LEFT'::text))) AND ((old.status <> 'ADMITTED'::text) OR (new.status <> 'EXPIRED'::text))))) EXECUTE FUNCTION public.refuse_change('no such transition of a queue ticket');
CREATE TRIGGER refunds_kept BEFORE DELETE ON public.refunds FOR EACH ROW EXECUTE FUNCTION public.refuse_change('refunds are never deleted');
CREATE TRIGGER refunds_not_emptied BEFORE TRUNCATE ON public.refunds FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('refunds are never deleted');
CREATE TRIGGER refunds_stay BEFORE UPDATE ON public.refunds FOR EACH ROW WHEN (((old.done_at IS NOT NULL) OR ((old.id <> new.id) OR (old.payment_id <> new.payment_id) OR (old.amount <> new.amount) OR (old.requested_at <> new.requested_at)))) EXECUTE FUNCTION public.refuse_change('a refund is whole, and done once');
CREATE TRIGGER reservations_price BEFORE UPDATE OF total_amount, fee, discount ON public.reservations FOR EACH ROW WHEN (((((old.total_amount IS DISTINCT FROM new.total_amount) OR (old.fee IS DISTINCT FROM new.fee)) OR (old.discount IS DISTINCT FROM new.discount)) AND ((old.status <> 'pending'::text) OR (old.fee <> new.fee) OR ((new.total_amount + new.discount) <> (old.total_amount + old.discount))))) EXECUTE FUNCTION public.refuse_change('a price changes by its discount alone, and only before it is paid');
CREATE TRIGGER reservations_price_stays BEFORE UPDATE OF total_amount ON public.reservations FOR EACH ROW WHEN ((old.total_amount <> new.total_amount)) EXECUTE FUNCTION public.refuse_price_of_a_payment();
CREATE TRIGGER reservations_transition BEFORE UPDATE OF status ON public.reservations FOR EACH ROW WHEN (((old.status <> new.status) AND ((((((old.status <> 'pending'::text) OR (new.status <> 'confirmed'::text)) AND ((old.status <> 'confirmed'::text) OR (new.status <> 'cancelled'::text))) AND ((old.status <> 'pending'::text) OR (new.status <> 'cancelled'::text))) AND ((old.status <> 'pending'::text) OR (new.status <> 'expired'::text))) AND ((old.status <> 'expired'::text) OR (new.status <> 'pending'::text))))) EXECUTE FUNCTION public.refuse_change('no such transition of a reservation');
CREATE TRIGGER seat_layout_sections_new_name BEFORE INSERT ON public.seat_layout_sections FOR EACH ROW EXECUTE FUNCTION public.keep_name_key();
CREATE TRIGGER seat_layout_sections_other_name BEFORE UPDATE OF name ON public.seat_layout_sections FOR EACH ROW WHEN ((old.name <> new.name)) EXECUTE FUNCTION public.keep_name_key();
CREATE TRIGGER seat_layouts_new_name BEFORE INSERT ON public.seat_layouts FOR EACH ROW EXECUTE FUNCTION public.keep_name_key();
CREATE TRIGGER seat_layouts_other_name BEFORE UPDATE OF name ON public.seat_layouts FOR EACH ROW WHEN ((old.name <> new.name)) EXECUTE FUNCTION public.keep_name_key();
CREATE TRIGGER seat_states_transition BEFORE UPDATE ON public.seat_states FOR EACH ROW WHEN ((((old.status = 'available'::text) AND (new.status = 'sold'::text)) OR ((old.status = 'sold'::text) AND (new.status = 'locked'::text)) OR ((old.status = 'locked'::text) AND (new.status = 'locked'::text) AND (old.reservation_id <> new.reservation_id) AND (old.held_until > now())) OR ((old.status <> 'available'::text) AND (new.status = 'sold'::text) AND (old.reservation_id <> new.reservation_id)))) EXECUTE FUNCTION public.refuse_change('a seat goes available, locked, sold, and to one claim at a time');
CREATE TRIGGER tickets_not_emptied BEFORE TRUNCATE ON public.tickets FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('tickets are never deleted');
CREATE TRIGGER tickets_start BEFORE INSERT ON public.tickets FOR EACH ROW WHEN ((new.status <> 'issued'::text)) EXECUTE FUNCTION public.refuse_change('a ticket begins as issued');
CREATE TRIGGER tickets_stay BEFORE DELETE ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.refuse_change('tickets are never deleted');
CREATE TRIGGER tickets_transition BEFORE UPDATE ON public.tickets FOR EACH ROW WHEN ((((old.status <> 'issued'::text) OR (new.status <> 'canceled'::text)) OR (((((((new.id IS DISTINCT FROM old.id) OR (new.theater_name IS DISTINCT FROM old.theater_name)) OR (new.movie_title IS DISTINCT FROM old.movie_title)) OR (new.price_krw IS DISTINCT FROM old.price_krw)) OR (new.memo IS DISTINCT FROM old.memo)) OR (new.user_id IS DISTINCT FROM old.user_id)) OR (new.issued_at IS DISTINCT FROM old.issued_at)))) EXECUTE FUNCTION public.refuse_change('a ticket only goes from issued to canceled, once');
ALTER TABLE ONLY public.account_mails
    ADD CONSTRAINT account_mails_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.cancelled_performances
    ADD CONSTRAINT cancelled_performances_performance_id_fkey FOREIGN KEY (performance_id) REFERENCES public.performances(id);
ALTER TABLE ONLY public.discount_uses
    ADD CONSTRAINT discount_uses_code_id_fkey FOREIGN KEY (code_id) REFERENCES public.discount_codes(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_seat_layout_id_fkey FOREIGN KEY (seat_layout_id) REFERENCES public.seat_layouts(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES public.venues(id);
ALTER TABLE ONLY public.grades
    ADD CONSTRAINT grades_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(id);
ALTER TABLE ONLY public.issuer_links
    ADD CONSTRAINT issuer_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.logins
    ADD CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.performances
    ADD CONSTRAINT performances_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(id);
ALTER TABLE ONLY public.performances
    ADD CONSTRAINT performances_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES public.venues(id);
ALTER TABLE ONLY public.point_accounts
    ADD CONSTRAINT point_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.point_entries
    ADD CONSTRAINT point_entries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.queue_tickets
    ADD CONSTRAINT queue_tickets_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.queue_rooms(event_id);
ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_login FOREIGN KEY (family) REFERENCES public.logins(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.seat_layout_sections
    ADD CONSTRAINT seat_layout_sections_layout_id_fkey FOREIGN KEY (layout_id) REFERENCES public.seat_layouts(id);
ALTER TABLE ONLY public.seat_states
    ADD CONSTRAINT seat_states_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES public.seats(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_grade_id_fkey FOREIGN KEY (grade_id) REFERENCES public.grades(id);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_performance_id_fkey FOREIGN KEY (performance_id) REFERENCES public.performances(id);
ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
