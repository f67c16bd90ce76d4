-- Locks users without any activity for so many days (parameter 1), at most parameter 2. By users_by_registration. Activity is a login, a
-- reservation, or an entry of the audit log.
SELECT person.id
FROM users person
WHERE person.deleted_at IS NULL
  AND person.created_at < now() - ?1 * interval '1 day'
  AND person.updated_at < now() - ?1 * interval '1 day'
  AND NOT EXISTS (SELECT 1 FROM logins login WHERE login.user_id = person.id)
  AND NOT EXISTS (SELECT 1
                  FROM audit_entries entry
                  WHERE entry.actor = cast(person.id AS text)
                    AND entry.at > now() - ?1 * interval '1 day')
  AND NOT EXISTS (SELECT 1
                  FROM reservations reservation
                  WHERE reservation.user_id = person.id
                    AND reservation.created_at > now() - ?1 * interval '1 day')
  AND NOT (%s)
ORDER BY person.created_at
LIMIT ?2
FOR UPDATE OF person SKIP LOCKED
