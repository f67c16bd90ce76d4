-- What the runtime user may do, at every start and after the last migration, so that new tables are covered as well. It reads and writes
-- data. It owns nothing: it can neither change the schema, nor switch a trigger off, nor empty a table. Where the runtime user is the owner
-- itself (a simple installation), there is nothing to grant.
DO $$
DECLARE
    runtime CONSTANT name := '${runtimeUser}';
    -- What was written stays.
    append_only CONSTANT text := 'audit_entries, point_entries, till_entries';
    -- Written by functions that run as the owner.
    read_only CONSTANT text := 'audit_seals, audit_checkpoints, audit_unsealed, flyway_schema_history';
BEGIN
    IF runtime = current_user THEN
        RETURN;
    END IF;
    -- Two nodes that start together would otherwise meet in the same rows of the system catalogue.
    PERFORM pg_advisory_xact_lock(hashtext('yemae grants'));
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', runtime);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', runtime);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', runtime);
    EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM %I', append_only, runtime);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s FROM %I', read_only, runtime);
END $$;
