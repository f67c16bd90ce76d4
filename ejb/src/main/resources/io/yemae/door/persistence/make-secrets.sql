-- Makes secrets for confirmed reservations that have none, in the order of their ids so that two lists that are read at once cannot
-- deadlock. A random UUID has 122 random bits, so a secret has 244. TicketRows appends a condition.
-- The parameters are those of that condition. By its index, and by primary keys.
INSERT INTO entry_secrets (reservation_id, secret)
SELECT reservation.id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
FROM reservations reservation
LEFT JOIN entry_secrets present ON present.reservation_id = reservation.id
WHERE present.reservation_id IS NULL
  AND reservation.status = 'confirmed'
  AND %s
ORDER BY reservation.id
ON CONFLICT DO NOTHING
