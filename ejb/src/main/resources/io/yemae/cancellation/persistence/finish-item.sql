-- Records the result for a reservation of a run. Parameters: run id, reservation id, what was done, or null if there was nothing to
-- cancel. By primary keys.
UPDATE cancellation_run_items
SET result = coalesce(?3, (SELECT 'already_cancelled' FROM reservations WHERE id = ?2 AND status = 'cancelled'), 'expired'),
    refund = CASE WHEN ?3 = 'cancelled' THEN (SELECT total_amount FROM reservations WHERE id = ?2) ELSE 0 END,
    done_at = now()
WHERE run_id = ?1
  AND reservation_id = ?2
