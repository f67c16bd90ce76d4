-- The seal at place ?1, by the primary keys. A checkpoint is the seal of the last entry that was removed.
SELECT place, hash
FROM audit_seals
WHERE place = ?1
UNION ALL
SELECT place, hash
FROM audit_checkpoints
WHERE place = ?1
LIMIT 1
