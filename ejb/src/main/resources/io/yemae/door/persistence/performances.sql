-- Performances with their events, without those of warm-ups. DoorRows appends a condition. The parameters are those of that condition. By
-- performances_by_start, or by primary key for one performance; the rest by primary keys.
SELECT performance.id, performance.event_id, event.title, venue.name AS venue, performance.starts_at, performance.ends_at,
       event.english_title, venue.english_name, venue.english_address,
       performance.cancelled_at IS NOT NULL OR event.cancelled_at IS NOT NULL AS cancelled
FROM performances performance
JOIN events event ON event.id = performance.event_id
JOIN venues venue ON venue.id = performance.venue_id
WHERE NOT is_warm_up(performance.event_id)
