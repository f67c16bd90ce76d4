-- The events that match a filter. Parameters: now; status, matching (ids of events that match the text), categories, venues (parts of their
-- names), from and until (range of starts), minPrice and maxPrice (range of prices): null does not restrict.
-- clock_status is derived as in EventFacts, by clock and cancellation; the last condition adds the seats. The seats are the most expensive
-- condition: CASE prevents the planner from evaluating it before the clock status.
-- By performances_by_event and grades_name.
WITH listed AS (
    SELECT event.id, event.title, coalesce(event.english_title, event.title) AS english_title, event.category, event.sale_start,
           event.created_at,
           venue.name || chr(10) || coalesce(venue.english_name, '') AS venue,
           CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                WHEN cast(:now AS timestamptz) < event.sale_start THEN 'upcoming'
                WHEN cast(:now AS timestamptz) >= event.sale_end OR NOT remaining.any_to_end THEN 'ended'
                ELSE 'on_sale'
           END AS clock_status
    FROM events event
    JOIN venues venue ON venue.id = event.venue_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT
                                       FROM performances
                                       WHERE event_id = event.id
                                         AND cancelled_at IS NULL
                                         AND ends_at > cast(:now AS timestamptz)) AS any_to_end) remaining
    WHERE NOT is_warm_up(event.id)),
matching AS (
    SELECT listed.*
    FROM listed
    WHERE (cast(:status AS text) IS NULL OR clock_status = CASE :status WHEN 'sold_out' THEN 'on_sale' ELSE :status END)
      AND (cast(:matching AS uuid[]) IS NULL OR id = ANY (cast(:matching AS uuid[])))
      AND (cast(:categories AS text[]) IS NULL OR folded(category) = ANY (cast(:categories AS text[])))
      AND (cast(:venues AS text[]) IS NULL OR EXISTS (SELECT
                                                      FROM unnest(cast(:venues AS text[])) AS term (text)
                                                      WHERE strpos(folded(venue), folded(term.text)) > 0))
      AND ((cast(:from AS timestamptz) IS NULL AND cast(:until AS timestamptz) IS NULL)
           OR EXISTS (SELECT
                      FROM performances performance
                      WHERE performance.event_id = listed.id
                        AND performance.cancelled_at IS NULL
                        AND performance.starts_at >= coalesce(cast(:from AS timestamptz), '-infinity')
                        AND performance.starts_at < coalesce(cast(:until AS timestamptz), 'infinity')))
      AND ((cast(:minPrice AS bigint) IS NULL AND cast(:maxPrice AS bigint) IS NULL)
           OR EXISTS (SELECT
                      FROM grades grade
                      WHERE grade.event_id = listed.id
                        AND grade.price >= coalesce(cast(:minPrice AS bigint), grade.price)
                        AND grade.price <= coalesce(cast(:maxPrice AS bigint), grade.price)))
      AND CASE WHEN coalesce(:status, '') NOT IN ('on_sale', 'sold_out') THEN true
               WHEN clock_status = 'on_sale' THEN event_has_free_seat(id) = (:status = 'on_sale')
               ELSE false
          END)
