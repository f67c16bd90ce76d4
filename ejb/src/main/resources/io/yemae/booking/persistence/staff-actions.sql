-- The latest entries of the audit log about a reservation, with the names of those who did it. Parameter: reservation id as text.
-- By audit_entries_by_target, and the key of users.
SELECT entry.at, entry.actor, actor.name, entry.action, entry.detail, entry.trace
FROM (SELECT *
      FROM audit_entries
      WHERE target = ?1
      ORDER BY id DESC
      LIMIT 100) entry
LEFT JOIN users actor ON actor.id = CASE WHEN pg_input_is_valid(entry.actor, 'uuid') THEN cast(entry.actor AS uuid) END
ORDER BY entry.id DESC
