-- Live holds and confirmed reservations of a performance. Parameters: performance id, the most to return.
-- By seats_ordinal, then seat_states and reservations by their keys. In random order, so that failures do not block the others.
SELECT reservation.id, reservation.user_id
FROM (SELECT DISTINCT state.reservation_id AS id
      FROM seats seat
      JOIN seat_states state ON state.seat_id = seat.id
      WHERE seat.performance_id = ?1
        AND state.status <> 'available') claim
JOIN reservations reservation ON reservation.id = claim.id
WHERE reservation.status = 'confirmed'
   OR is_live_hold(reservation.status, reservation.expires_at, now())
ORDER BY random()
LIMIT ?2
