-- The events in which each of ?3 terms matches. ?1 and ?2 are parallel arrays: the number of a term, and one of its alternatives.
-- An index over pairs of characters finds candidates (events_by_text, venues_by_text, then events_by_venue), and strpos compares letter by
-- letter. strpos has no wildcards, so % and _ are ordinary characters.
WITH term AS (
    SELECT place, folded(text) AS text
    FROM unnest(?1, ?2) AS typed (place, text))
SELECT event_id
FROM (SELECT term.place, event.id AS event_id
      FROM term
      JOIN events event ON bigrams(event.search_text) @> bigrams(term.text)
      WHERE strpos(event.search_text, term.text) > 0
      UNION ALL
      SELECT term.place, event.id
      FROM term
      JOIN venues venue ON bigrams(venue.search_text) @> bigrams(term.text)
      JOIN events event ON event.venue_id = venue.id
      WHERE strpos(venue.search_text, term.text) > 0) hit
GROUP BY event_id
HAVING count(DISTINCT place) = ?3
