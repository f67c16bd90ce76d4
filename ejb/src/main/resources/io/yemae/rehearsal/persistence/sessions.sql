-- What the sessions of this database are busy with at this moment, apart from this one, and how many transactions have committed so far.
-- A session sees only what those of its own role wait for, which are the platform's.
SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS commits,
       cast(count(*) FILTER (WHERE wait_event_type = 'Lock') AS integer) AS locks,
       cast(count(*) FILTER (WHERE wait_event_type = 'IO' OR wait_event IN ('WALWrite', 'WALInsert')) AS integer) AS storage,
       cast(count(*) FILTER (WHERE wait_event_type IS NULL) AS integer) AS running
FROM pg_stat_activity
WHERE datname = current_database()
  AND state = 'active'
  AND pid <> pg_backend_pid()
