-- The chain of the audit log is written by functions that run as the owner of the schema. No other role may write there, whatever was
-- granted on all tables before: a role that could add seals could hide changes. If the platform connects as the owner itself, there is
-- nothing to revoke.
DO $$
DECLARE
    grantee name;
BEGIN
    -- As where rights are granted: two nodes that start together would otherwise meet in the same rows of the system catalogue.
    PERFORM pg_advisory_xact_lock(hashtext('yemae grants'));
    FOR grantee IN
        SELECT DISTINCT granted.grantee
        FROM information_schema.role_table_grants granted
        WHERE granted.table_schema = current_schema()
          AND granted.table_name IN ('audit_seals', 'audit_unsealed', 'audit_checkpoints')
          AND granted.privilege_type <> 'SELECT'
          AND granted.grantee <> current_user
    LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_seals, audit_unsealed, audit_checkpoints FROM %I', grantee);
    END LOOP;
END $$;
