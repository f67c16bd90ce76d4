-- What administrators see of reservations, the newest first. ReservationSearch inserts where they are read from (its page, or the table)
-- and a condition; the parameters are those of what it inserts. The page is read first, by one of the indexes of ReservationConditions;
-- then what is shown of it, by primary keys.
SELECT page.id, page.number, page.event_id, page.performance_id, page.user_id, page.payment_method, page.total_amount,
       page.expires_at, page.created_at,
       CASE WHEN is_lapsed_hold(page.status, page.expires_at, now()) THEN 'expired' ELSE page.status END AS shown,
       CASE WHEN is_lapsed_hold(page.status, page.expires_at, now()) THEN 'failed' ELSE page.payment_status END AS shown_payment,
       event.title, performance.starts_at, coalesce(buyer.name, sale.buyer_name) AS name, buyer.email,
       coalesce(buyer.phone, sale.buyer_phone) AS phone,
       (SELECT count(*) FROM reservation_items item WHERE item.reservation_id = page.id) AS seats
FROM %s page
JOIN events event ON event.id = page.event_id
JOIN performances performance ON performance.id = page.performance_id
LEFT JOIN users buyer ON buyer.id = page.user_id
LEFT JOIN counter_sales sale ON sale.reservation_id = page.id
%s
ORDER BY page.id DESC
