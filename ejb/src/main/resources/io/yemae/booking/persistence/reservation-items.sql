-- The items of reservations. Units of general admission are grouped; seats are not. Parameter: array of reservation ids.
-- By primary keys.
SELECT item.reservation_id, CASE WHEN seat.label IS NULL THEN NULL ELSE seat.id END AS seat, seat.label, seat.section,
       seat.row_number, seat.seat_number, grade.name AS grade, item.unit_price, count(*) AS quantity
FROM reservation_items item
JOIN seats seat ON seat.id = item.seat_id
JOIN grades grade ON grade.id = item.grade_id
WHERE item.reservation_id = ANY (?1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
ORDER BY seat.section, seat.row_number, seat.seat_number, grade.name
