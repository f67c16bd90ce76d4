-- What was sold before sales were summed. In a migration of its own: the one before keeps others from writing reservations until it ends.
-- Whatever was sold since then is there already.
INSERT INTO sales_unsummed (reservation_id, is_refund)
SELECT moved.reservation_id, moved.is_refund
FROM (SELECT id AS reservation_id, false AS is_refund, event_id
      FROM reservations
      WHERE confirmed_at IS NOT NULL
      UNION ALL
      SELECT id, true, event_id
      FROM reservations
      WHERE confirmed_at IS NOT NULL
        AND cancelled_at IS NOT NULL) moved
WHERE NOT is_warm_up(moved.event_id)
ON CONFLICT DO NOTHING;
