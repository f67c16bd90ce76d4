-- The price of a hold whose seats have changed, before any discount. The fee of one seat stays what it was when the hold began.
-- Parameters: reservation, before (how many seats it had). By primary keys.
UPDATE reservations reservation
SET fee = reservation.fee / :before * items.seats,
    discount = 0,
    total_amount = items.price + reservation.fee / :before * items.seats
FROM (SELECT count(*) AS seats, cast(sum(unit_price) AS bigint) AS price
      FROM reservation_items
      WHERE reservation_id = :reservation) items
WHERE reservation.id = :reservation
