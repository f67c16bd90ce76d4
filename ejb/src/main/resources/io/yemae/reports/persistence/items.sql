-- Sales and refunds by grade and by section, without booking fees and discounts. Counts are of seats. Seats of general admission have no
-- section. By the indexes of sales_moves, and by primary keys.
SELECT CASE WHEN grouping(grade.name) = 0 THEN 'grade' ELSE 'section' END AS kind,
       coalesce(grade.name, seat.section) AS name,
       count(*) FILTER (WHERE NOT moved.is_refund) AS sold,
       coalesce(sum(item.unit_price) FILTER (WHERE NOT moved.is_refund), 0) AS sales,
       count(*) FILTER (WHERE moved.is_refund) AS refunded,
       coalesce(sum(item.unit_price) FILTER (WHERE moved.is_refund), 0) AS refunds
FROM sales_moves(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:since AS timestamptz),
                 cast(:until AS timestamptz)) moved
JOIN reservation_items item ON item.reservation_id = moved.reservation_id
JOIN seats seat ON seat.id = item.seat_id
JOIN grades grade ON grade.id = item.grade_id
GROUP BY GROUPING SETS ((grade.name), (seat.section))
ORDER BY sales DESC, name
