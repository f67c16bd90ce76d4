-- The reservations of the users, the sales and the events of found-by-text.sql, the newest first; it is appended to that statement.
-- ReservationSlices inserts the conditions of the filter and the statements that read the reservations of the events and of a number.
-- Parameters: limit, and those of what is inserted. By reservations_by_user, reservations_by_event, reservations_number and primary keys.
, hits AS (
    (SELECT reservation.id
     FROM buyers
     CROSS JOIN LATERAL (SELECT reservation.id
                         FROM reservations reservation
                         %s
                           AND reservation.user_id = buyers.id
                           %s
                         ORDER BY reservation.id DESC
                         LIMIT :limit) reservation)
    UNION
    (SELECT reservation.id
     FROM sales
     JOIN reservations reservation ON reservation.id = sales.reservation_id
     %s
       %s)
    UNION
    (SELECT reservation.id
     FROM (%s) reservation)
    %s)
SELECT id
FROM hits
ORDER BY id DESC
LIMIT :limit
