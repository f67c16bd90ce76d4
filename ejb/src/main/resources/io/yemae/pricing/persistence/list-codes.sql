-- A page of the discount codes, newest first, with the number of reservations that use each. Parameters: limit, offset, event or null.
-- A use counts while its reservation is held or confirmed. By discount_codes_by_event, discount_uses_by_code and primary keys.
SELECT code.id, code.event_id, code.code, code.percent, code.amount, code.starts_at, code.ends_at, code.total_limit, code.user_limit,
       count(*) OVER () AS total,
       (SELECT count(*)
        FROM discount_uses used
        JOIN reservations reservation ON reservation.id = used.reservation_id
        WHERE used.code_id = code.id
          AND (reservation.status = 'confirmed' OR is_live_hold(reservation.status, reservation.expires_at, now()))) AS uses
FROM discount_codes code
WHERE cast(?3 AS uuid) IS NULL
   OR code.event_id = ?3
ORDER BY code.created_at DESC, code.id
LIMIT ?1
OFFSET ?2
