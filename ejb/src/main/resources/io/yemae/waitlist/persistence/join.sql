-- Adds an entry to the waiting list of a performance, if it is for sale and the user may have that many more seats. Parameters: id, user,
-- performance, quantity, grades, together, seatsPerUser (policy, unless the event has its own limit). By primary keys, and by
-- reservation_items_slot. Returns one row: the conditions, and whether there is a new entry. If none is and the conditions are met, the
-- user has a live entry.
WITH target AS (
    SELECT performance.id, performance.event_id,
           event.cancelled_at IS NULL
               AND performance.cancelled_at IS NULL
               AND event.sale_start <= now()
               AND event.sale_end > now()
               AND performance.starts_at > now() AS on_sale,
           coalesce(event.max_seats_per_user, cast(:seatsPerUser AS integer)) AS seat_limit,
           (SELECT count(*)
            FROM reservation_items item
            WHERE item.live
              AND item.user_id = cast(:user AS uuid)
              AND item.performance_id = performance.id) AS owned
    FROM performances performance
    JOIN events event ON event.id = performance.event_id
    WHERE performance.id = cast(:performance AS uuid)),
joined AS (
    INSERT INTO waiting_entries (id, user_id, event_id, performance_id, quantity, together, grades)
    SELECT cast(:id AS uuid), buyer.id, target.event_id, target.id, cast(:quantity AS integer), cast(:together AS boolean),
           cast(:grades AS uuid[])
    FROM target
    JOIN users buyer ON buyer.id = cast(:user AS uuid) AND buyer.deleted_at IS NULL
    WHERE target.on_sale
      AND target.owned + cast(:quantity AS integer) <= target.seat_limit
    ON CONFLICT (user_id, performance_id) WHERE status IN ('waiting', 'offered') DO NOTHING
    RETURNING id)
SELECT on_sale, seat_limit, owned, EXISTS (SELECT FROM joined) AS has_joined
FROM target
