-- Which scan admits each ticket: of those that let somebody in and were not undone the first by time, then by id. io.yemae.door.domain
-- has the same rule for scans that are being sent. By door_scans_in_order.
CREATE OR REPLACE VIEW door_admissions AS
SELECT DISTINCT ON (performance_id, reservation_id, seat_id)
       performance_id, reservation_id, seat_id, id, at, device, scanned_by, method
FROM door_scans
WHERE refusal IS NULL
  AND undone_at IS NULL
ORDER BY performance_id, reservation_id, seat_id, at, id;

-- The reservations in the list of a performance that have changed since an instant. By reservations_of_door,
-- reservations_cancelled and door_scans_by_change.
CREATE OR REPLACE FUNCTION door_changes(performance uuid, since timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT id
    FROM reservations
    WHERE performance_id = performance
      AND confirmed_at > since
    UNION
    SELECT id
    FROM reservations
    WHERE cancelled_at > since
      AND confirmed_at IS NOT NULL
      AND performance_id = performance
    UNION
    SELECT reservation_id
    FROM door_scans
    WHERE performance_id = performance
      AND changed_at > since
$$;
