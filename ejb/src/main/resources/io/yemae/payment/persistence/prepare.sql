-- An order for the payment window. A buyer who opens the window again gets the same order, as long as amount and points are the same.
-- Parameters: id (of a new payment), reservation, user, method, amount, points. Returns the id of the payment. By payments_by_reservation.
WITH open AS (
    SELECT id
    FROM payments
    WHERE reservation_id = :reservation
      AND method = :method
      AND amount = :amount
      AND points = :points
      AND status = 'READY'
    LIMIT 1),
added AS (
    INSERT INTO payments (id, reservation_id, user_id, method, amount, points, status, created_at)
    SELECT :id, :reservation, :user, :method, :amount, :points, 'READY', now()
    WHERE NOT EXISTS (SELECT 1 FROM open)
    RETURNING id)
SELECT id FROM open
UNION ALL
SELECT id FROM added
