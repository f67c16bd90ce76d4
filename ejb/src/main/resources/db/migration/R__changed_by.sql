-- The name of the user who did something to an object last, by the audit log; null if nobody has, or if the platform did it itself.
-- By audit_entries_by_target.
CREATE OR REPLACE FUNCTION changed_by(done text, object text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT users.name
    FROM (SELECT entry.actor
          FROM audit_entries entry
          WHERE entry.target = object
            AND entry.action = done
          ORDER BY entry.id DESC
          LIMIT 1) latest
    JOIN users ON users.id = CASE WHEN latest.actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN cast(latest.actor AS uuid) END
$$;
