-- Entries of waiting lists with event, performance, owner and offer. An offer whose deadline has passed is shown as lapsed. The place
-- counts those who wait before, by waiting_entries_list. WaitingEntryRows appends a condition, the order and a limit. The parameters are
-- those of what it appends. By waiting_entries_by_user, waiting_entries_live or waiting_entries_by_performance; the rest by primary keys.
SELECT entry.id, entry.user_id, entry.event_id, entry.performance_id, entry.quantity, entry.together, entry.joined_at, entry.offered_at,
       entry.ended_at, entry.reservation_id,
       CASE WHEN entry.status = 'offered' AND offer.expires_at <= now() THEN 'lapsed' ELSE entry.status END AS shown,
       CASE WHEN entry.status = 'waiting'
            THEN (SELECT count(*) + 1
                  FROM waiting_entries earlier
                  WHERE earlier.performance_id = entry.performance_id
                    AND earlier.status = 'waiting'
                    AND (earlier.joined_at, earlier.id) < (entry.joined_at, entry.id))
       END AS place,
       array_to_string(entry.grades, ',') AS grades,
       -- A name has no line break.
       (SELECT string_agg(coalesce(grade.name, ''), chr(10) ORDER BY wanted.position)
        FROM unnest(entry.grades) WITH ORDINALITY wanted (id, position)
        LEFT JOIN grades grade ON grade.id = wanted.id) AS grade_names,
       event.title, performance.starts_at, venue.name AS venue, event.english_title, venue.english_name, venue.english_address,
       offer.expires_at, owner.name, owner.email
FROM waiting_entries entry
JOIN events event ON event.id = entry.event_id
JOIN performances performance ON performance.id = entry.performance_id
JOIN venues venue ON venue.id = performance.venue_id
LEFT JOIN users owner ON owner.id = entry.user_id AND owner.deleted_at IS NULL
LEFT JOIN reservations offer ON offer.id = entry.reservation_id
%s
