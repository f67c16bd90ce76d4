-- What was sold and refunded in a period, a row for each seat, booking fee and discount; refunds and discounts are negative. The sum of the
-- amounts is the revenue of the report with the same filter.
-- Parameters, each null for no condition: event, performance, among (the events that the caller may see, an array), since (the first
-- instant), until (the instant after the last). By the indexes of sales_moves and by primary keys.
SELECT moved.moved_at AS at,
       CASE WHEN moved.is_refund THEN 'refund' ELSE 'sale' END AS kind,
       moved.number AS reservation,
       event.title AS event,
       performance.starts_at AS performance,
       part.item,
       part.grade,
       part.section,
       part.row_number AS seat_row,
       part.seat_number AS seat,
       CASE WHEN moved.is_refund THEN -part.amount ELSE part.amount END AS amount,
       coalesce(upper(entry.means), moved.method) AS method,
       moved.channel,
       moved.reason AS cancel_reason
FROM sales_moves(cast(:event AS uuid), cast(:performance AS uuid), cast(:among AS uuid[]), cast(:since AS timestamptz),
                 cast(:until AS timestamptz)) moved
JOIN events event ON event.id = moved.event_id
JOIN performances performance ON performance.id = moved.performance_id
LEFT JOIN counter_sales sale ON moved.method = 'MANUAL' AND sale.reservation_id = moved.reservation_id
LEFT JOIN till_entries entry ON entry.payment_id = sale.payment_id AND NOT entry.back
CROSS JOIN LATERAL (SELECT 'seat' AS item, grade.name AS grade, seat.section, seat.row_number, seat.seat_number,
                           item.unit_price AS amount
                    FROM reservation_items item
                    JOIN seats seat ON seat.id = item.seat_id
                    JOIN grades grade ON grade.id = item.grade_id
                    WHERE item.reservation_id = moved.reservation_id
                    UNION ALL
                    SELECT 'fee', NULL, NULL, NULL, NULL, moved.fee
                    WHERE moved.fee > 0
                    UNION ALL
                    SELECT 'discount', NULL, NULL, NULL, NULL, -moved.discount
                    WHERE moved.discount > 0) part
ORDER BY moved.reservation_id DESC
