-- The request that caused an entry. It is part of what is sealed; entries from before have none and keep their seals.
ALTER TABLE audit_entries ADD COLUMN trace text;

CREATE OR REPLACE FUNCTION audit_hash(previous text, entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to((jsonb_build_array(previous, entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.actor, entry.action,
                                                       entry.target, entry.detail)
                                     || CASE WHEN entry.trace IS NULL THEN '[]' ELSE jsonb_build_array(entry.trace) END)::text, 'UTF8')), 'hex')
$$;
