-- The next status changes after ?1, at least ?2 if there are so many, ascending.
-- The first ones of each kind by its index (events_by_sale_start, events_by_sale_end, performances_by_start, performances_by_end), then the
-- first ones of all. WITH TIES, because changes at the same instant must not be separated by the limit.
SELECT change.at, change.event_id
FROM ((SELECT sale_start AS at, id AS event_id FROM events
       WHERE sale_start > ?1 AND cancelled_at IS NULL ORDER BY sale_start FETCH FIRST (?2) ROWS WITH TIES)
      UNION ALL
      (SELECT sale_end, id FROM events
       WHERE sale_end > ?1 AND cancelled_at IS NULL ORDER BY sale_end FETCH FIRST (?2) ROWS WITH TIES)
      UNION ALL
      (SELECT starts_at, event_id FROM performances
       WHERE starts_at > ?1 AND cancelled_at IS NULL ORDER BY starts_at FETCH FIRST (?2) ROWS WITH TIES)
      UNION ALL
      (SELECT ends_at, event_id FROM performances
       WHERE ends_at > ?1 AND cancelled_at IS NULL ORDER BY ends_at FETCH FIRST (?2) ROWS WITH TIES)) change
ORDER BY change.at
FETCH FIRST (?2) ROWS WITH TIES
