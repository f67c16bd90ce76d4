-- A migration may take long, but must not wait long for a table: the requests of other nodes wait behind it, and a read may take a second
-- at most. SchemaMigration tries again.
SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = '300ms';
