-- Why a hold was refused, read afterwards. It only chooses the message; nothing is decided by it.
-- Parameters: user, event, performance (may be null), seats (an array). By primary keys, and the holds of the user by
-- reservations_hold_slot.
SELECT EXISTS (SELECT 1 FROM users WHERE id = cast(:user AS uuid)) AS user_exists,
       (SELECT CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                    WHEN event.sale_start > now() THEN 'upcoming'
                    WHEN event.sale_end <= now() THEN 'ended'
                    ELSE 'on_sale'
               END
        FROM events event
        WHERE event.id = cast(:event AS uuid)) AS event_status,
       (SELECT count(*)
        FROM seats seat
        JOIN performances performance ON performance.id = seat.performance_id
        WHERE seat.id = ANY (:seats)
          AND performance.event_id = cast(:event AS uuid)
          AND performance.id = coalesce(cast(:performance AS uuid), performance.id)) AS seats_found,
       (SELECT count(DISTINCT performance_id) FROM seats WHERE id = ANY (:seats)) AS performances,
       EXISTS (SELECT 1
               FROM seats seat
               JOIN performances performance ON performance.id = seat.performance_id
               WHERE seat.id = ANY (:seats)
                 AND (performance.cancelled_at IS NOT NULL OR performance.starts_at <= now())) AS performance_closed,
       (SELECT string_agg(coalesce(seat.label, grade.name), ', ' ORDER BY seat.id)
        FROM seats seat
        JOIN grades grade ON grade.id = seat.grade_id
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.id = ANY (:seats)
          AND NOT buyer_may_take(state.status, state.held_until, seat.performance_id)) AS taken,
       (SELECT count(*)
        FROM reservations
        WHERE user_id = cast(:user AS uuid)
          AND waiting_entry_id IS NULL
          AND is_live_hold(status, expires_at, now())) AS live_holds,
       EXISTS (SELECT 1
               FROM reservations
               WHERE user_id = cast(:user AS uuid)
                 AND is_lapsed_hold(status, expires_at, now())) AS expired_hold,
       (SELECT max_seats_per_user FROM events WHERE id = cast(:event AS uuid)) AS event_limit
