-- The events that match a filter. Parameters that are null do not restrict: ?1 status, ?2 ids of events that match the text, ?3 categories,
-- ?4 parts of venue names, ?5 and ?6 range of starts, ?7 and ?8 range of prices, ?9 now.
-- clock_status is derived as in EventFacts, by clock and cancellation; the last condition adds the seats. The seats are the most expensive
-- condition: CASE prevents the planner from evaluating it before the clock status.
-- By performances_by_event and grades_name.
WITH listed AS (
    SELECT event.id, event.title, coalesce(event.english_title, event.title) AS english_title, event.category, event.sale_start,
           event.created_at,
           venue.name || chr(10) || coalesce(venue.english_name, '') AS venue,
           CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                WHEN cast(?9 AS timestamptz) < event.sale_start THEN 'upcoming'
                WHEN cast(?9 AS timestamptz) >= event.sale_end OR NOT remaining.any_to_end THEN 'ended'
                ELSE 'on_sale'
           END AS clock_status
    FROM events event
    JOIN venues venue ON venue.id = event.venue_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT
                                       FROM performances
                                       WHERE event_id = event.id
                                         AND cancelled_at IS NULL
                                         AND ends_at > cast(?9 AS timestamptz)) AS any_to_end) remaining
    WHERE NOT is_warm_up(event.id)),
matching AS (
    SELECT listed.*
    FROM listed
    WHERE (cast(?1 AS text) IS NULL OR clock_status = CASE ?1 WHEN 'sold_out' THEN 'on_sale' ELSE ?1 END)
      AND (cast(?2 AS uuid[]) IS NULL OR id = ANY (cast(?2 AS uuid[])))
      AND (cast(?3 AS text[]) IS NULL OR folded(category) = ANY (cast(?3 AS text[])))
      AND (cast(?4 AS text[]) IS NULL OR EXISTS (SELECT
                                                 FROM unnest(cast(?4 AS text[])) AS term (text)
                                                 WHERE strpos(folded(venue), folded(term.text)) > 0))
      AND ((cast(?5 AS timestamptz) IS NULL AND cast(?6 AS timestamptz) IS NULL)
           OR EXISTS (SELECT
                      FROM performances performance
                      WHERE performance.event_id = listed.id
                        AND performance.cancelled_at IS NULL
                        AND performance.starts_at >= coalesce(cast(?5 AS timestamptz), '-infinity')
                        AND performance.starts_at < coalesce(cast(?6 AS timestamptz), 'infinity')))
      AND ((cast(?7 AS bigint) IS NULL AND cast(?8 AS bigint) IS NULL)
           OR EXISTS (SELECT
                      FROM grades grade
                      WHERE grade.event_id = listed.id
                        AND grade.price >= coalesce(cast(?7 AS bigint), grade.price)
                        AND grade.price <= coalesce(cast(?8 AS bigint), grade.price)))
      AND CASE WHEN coalesce(?1, '') NOT IN ('on_sale', 'sold_out') THEN true
               WHEN clock_status = 'on_sale' THEN event_has_free_seat(id) = (?1 = 'on_sale')
               ELSE false
          END)
