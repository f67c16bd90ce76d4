-- Who waits for a performance, in the order of the list. Without entries that want more than mostSeats, or more seats than their owners may
-- have. Parameters: performance, mostSeats, seatsPerUser (policy, unless the event has its own limit). By waiting_entries_list and
-- reservation_items_slot.
SELECT entry.id, entry.quantity, array_to_string(entry.grades, ',') AS grades, entry.together
FROM waiting_entries entry
JOIN users owner ON owner.id = entry.user_id
JOIN events event ON event.id = entry.event_id
WHERE entry.performance_id = cast(:performance AS uuid)
  AND entry.status = 'waiting'
  AND entry.quantity <= cast(:mostSeats AS integer)
  AND owner.deleted_at IS NULL
  AND entry.quantity + (SELECT count(*)
                        FROM reservation_items item
                        WHERE item.live
                          AND item.user_id = entry.user_id
                          AND item.performance_id = entry.performance_id)
      <= coalesce(event.max_seats_per_user, cast(:seatsPerUser AS integer))
ORDER BY entry.joined_at, entry.id
