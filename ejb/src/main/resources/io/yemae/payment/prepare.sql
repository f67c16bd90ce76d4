-- An order that the payment window can be opened with; a buyer who opens it a second time gets the order of the first, as long
-- as it is of the amount.
-- Parameters: id of the payment if it is a new one, reservation id, user id, method, amount. Returns the id of the payment. By payments_by_reservation.
WITH open AS (
    SELECT id
    FROM payments
    WHERE reservation_id = ?2
      AND method = ?4
      AND amount = ?5
      AND status = 'READY'
    LIMIT 1),
added AS (
    INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at)
    SELECT ?1, ?2, ?3, ?4, ?5, 'READY', now()
    WHERE NOT EXISTS (SELECT 1 FROM open)
    RETURNING id)
SELECT id FROM open
UNION ALL
SELECT id FROM added
