-- The audit log as a chain: each entry is sealed by a hash of its content and of the seal before it, so that a changed, removed or inserted
-- entry shows. Seals are a table of their own, because entries are never written twice, and are made by a timer, because writers must not
-- wait for each other.
CREATE TABLE audit_seals (
    place    bigint PRIMARY KEY CHECK (place > 0),
    entry_id bigint NOT NULL UNIQUE,
    hash     text   NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);

-- Entries that wait for their seal.
CREATE TABLE audit_unsealed (
    entry_id bigint PRIMARY KEY
);

-- Where the chain begins now that older entries have been removed: the seal of the last one removed.
CREATE TABLE audit_checkpoints (
    place   bigint      PRIMARY KEY,
    hash    text        NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);

-- Entries and seals are removed by forget_audit alone.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('yemae.forgets_audit', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'refused: entries of the audit log are never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER audit_entries_stay ON audit_entries;
CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_seals_are_not_emptied BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('entries of the audit log are never changed or deleted');
CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE OR DELETE ON audit_checkpoints FOR EACH ROW
    EXECUTE FUNCTION refuse_change('checkpoints of the audit log are never changed or deleted');
CREATE TRIGGER audit_checkpoints_are_not_emptied BEFORE TRUNCATE ON audit_checkpoints FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('checkpoints of the audit log are never changed or deleted');

-- A role that may insert entries needs no rights on the tables of the chain: what writes there runs as their owner.
CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO audit_unsealed (entry_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER audit_entries_await_seal AFTER INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION await_seal();

INSERT INTO audit_unsealed (entry_id)
SELECT id
FROM audit_entries;

-- The text that is hashed is a JSON array, in which no value can pass for another. Times are microseconds since 1970.
CREATE FUNCTION audit_hash(previous text, entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(previous, entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.actor, entry.action,
                                                      entry.target, entry.detail)::text, 'UTF8')), 'hex')
$$;

-- Seals up to so many entries, in the order of their ids as far as they have been committed. Returns how many; 0 also while another node
-- does it.
CREATE FUNCTION seal_audit(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
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

-- What is wrong with the chain between two places, the first one first. A changed entry is named itself; so is the one after it if its seal
-- was forged too.
CREATE FUNCTION audit_breaks(first_place bigint, last_place bigint)
    RETURNS TABLE (place bigint, entry_id bigint, reason text) LANGUAGE sql STABLE AS $$
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

-- Removes up to so many of the oldest entries, as far as they are older than so many days, and remembers the last seal so that the rest can
-- still be checked. What shows a manipulation is not removed. Returns how many.
CREATE FUNCTION forget_audit(older_than_days integer, most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
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

-- What runs as the owner finds its tables in this schema, whatever the caller has put before it.
DO $$
DECLARE
    signature text;
BEGIN
    FOREACH signature IN ARRAY ARRAY['await_seal()', 'seal_audit(integer)', 'forget_audit(integer, integer)'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', signature, current_schema());
    END LOOP;
END $$;

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('retention.audit.days', 1095, 365, 36500, '감사 로그를 보관하는 날 수. 지난 항목은 매일 지우고, 남은 항목의 사슬은 계속 확인할 수 있다.');
