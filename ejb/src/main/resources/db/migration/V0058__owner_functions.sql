-- Functions that run as the owner of the schema look their tables up there alone. Otherwise a caller's temporary table of the same name would come first,
-- and the chain of the audit log would be written into that.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION await_seal() SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION seal_audit(integer) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION forget_audit(integer, integer) SET search_path = %I, pg_temp', current_schema());
END $$;
