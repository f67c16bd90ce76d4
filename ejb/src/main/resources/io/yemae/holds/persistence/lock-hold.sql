-- Locks a live hold of a user before its seats change, and says what applies to it. Parameters: reservation, user, seatsPerUser (policy,
-- unless the event has its own). No row if it is no live hold of the user. By primary keys.
--
-- The clock is read after the wait for the lock: the sweep may have waited for it as well.
SELECT reservation.event_id, reservation.performance_id, reservation.expires_at,
       coalesce(event.max_seats_per_user, cast(:seatsPerUser AS integer)) AS allowed,
       (event.cancelled_at IS NULL
           AND performance.cancelled_at IS NULL
           AND event.sale_start <= now()
           AND event.sale_end > now()
           AND performance.starts_at > now()) AS on_sale,
       reservation.waiting_entry_id IS NOT NULL AS offered
FROM reservations reservation
JOIN events event ON event.id = reservation.event_id
JOIN performances performance ON performance.id = reservation.performance_id
WHERE reservation.id = :reservation
  AND reservation.user_id = :user
  AND is_live_hold(reservation.status, reservation.expires_at, clock_timestamp())
FOR NO KEY UPDATE OF reservation
