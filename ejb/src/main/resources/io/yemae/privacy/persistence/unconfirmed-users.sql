-- Locks users whose address was not confirmed within so many days (parameter 1), at most parameter 2.
-- By users_by_registration.
SELECT person.id
FROM users person
WHERE person.deleted_at IS NULL
  AND person.email_confirmed_at IS NULL
  AND person.created_at < now() - ?1 * interval '1 day'
  AND NOT (%s)
ORDER BY person.created_at
LIMIT ?2
FOR UPDATE OF person SKIP LOCKED
