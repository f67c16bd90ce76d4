-- Reservations with their items and payments. Live holds are skipped.
CREATE TEMPORARY TABLE import_reservations ON COMMIT DROP AS
SELECT origin.id, origin.user_id, origin.event_id, performance.id AS performance_id, origin.reservation_number AS number,
       CASE WHEN origin.status = 'pending' THEN 'expired'
            WHEN origin.status = 'confirmed' AND origin.payment_status = 'refunded' THEN 'cancelled'
            ELSE origin.status
       END AS status,
       CASE WHEN origin.status = 'pending' OR (origin.status = 'expired' AND origin.payment_status = 'pending') THEN 'failed'
            ELSE origin.payment_status
       END AS payment_status,
       origin.payment_method,
       origin.total_amount,
       coalesce(origin.expires_at, origin.created_at, now()) AS expires_at,
       coalesce(origin.created_at, now()) AS created_at,
       coalesce(origin.updated_at, origin.created_at, now()) AS ended_at,
       CASE WHEN EXISTS (SELECT FROM reservations WHERE reservations.id = origin.id) THEN 'present'
            WHEN origin.status = 'pending' AND origin.expires_at > now() THEN 'still held in the origin: run again when it has ended'
            WHEN NOT EXISTS (SELECT FROM users WHERE users.id = origin.user_id) THEN 'its user was not taken'
            WHEN performance.id IS NULL THEN 'its event was not taken'
            WHEN coalesce(origin.status, '') NOT IN ('pending', 'confirmed', 'cancelled', 'expired')
              OR coalesce(origin.payment_status, '') NOT IN ('pending', 'completed', 'failed', 'refunded') THEN 'an unknown status'
            WHEN origin.status = 'confirmed' AND origin.payment_status NOT IN ('completed', 'refunded') THEN 'confirmed, but not paid'
            WHEN origin.total_amount IS NULL OR origin.total_amount < 0 THEN 'no amount'
            WHEN origin.reservation_number IS NULL THEN 'no number'
            WHEN EXISTS (SELECT FROM reservations WHERE reservations.number = origin.reservation_number)
                THEN 'its number is another reservation''s here'
       END AS problem
FROM origin_reservations origin
LEFT JOIN performances performance ON performance.id = md5('performance of ' || origin.event_id)::uuid;

-- One row per seat. For general admission, confirmed reservations get an available seat per ticket, in the order of the reservations. Ended
-- reservations refer to any seat of the grade.
CREATE TEMPORARY TABLE import_items ON COMMIT DROP AS
SELECT item.reservation_id, seat.id AS seat_id, seat.grade_id, item.unit_price
FROM origin_reservation_items item
JOIN import_reservations reservation ON reservation.id = item.reservation_id AND reservation.problem IS NULL
LEFT JOIN import_seat_ids known ON known.origin_id = item.seat_id
LEFT JOIN seats seat ON seat.id = known.id AND seat.performance_id = reservation.performance_id
WHERE item.seat_id IS NOT NULL
UNION ALL
SELECT wanted.reservation_id, unit.id, wanted.ticket_type_id, wanted.unit_price
FROM (SELECT item.reservation_id, item.ticket_type_id, item.unit_price,
             row_number() OVER (PARTITION BY item.ticket_type_id ORDER BY reservation.created_at, item.id, copy) AS place
      FROM origin_reservation_items item
      JOIN import_reservations reservation ON reservation.id = item.reservation_id AND reservation.problem IS NULL
      CROSS JOIN generate_series(1, item.quantity) copy
      WHERE item.seat_id IS NULL
        AND reservation.status = 'confirmed') wanted
LEFT JOIN (SELECT seat.id, seat.grade_id, row_number() OVER (PARTITION BY seat.grade_id ORDER BY seat.ordinal) AS place
           FROM seats seat
           JOIN seat_states state ON state.seat_id = seat.id
           WHERE seat.label IS NULL
             AND state.status = 'available') unit ON unit.grade_id = wanted.ticket_type_id AND unit.place = wanted.place
UNION ALL
SELECT wanted.reservation_id, unit.id, wanted.ticket_type_id, wanted.unit_price
FROM (SELECT item.reservation_id, item.ticket_type_id, item.unit_price,
             row_number() OVER (PARTITION BY item.reservation_id, item.ticket_type_id ORDER BY item.id, copy) AS place
      FROM origin_reservation_items item
      JOIN import_reservations reservation ON reservation.id = item.reservation_id AND reservation.problem IS NULL
      CROSS JOIN generate_series(1, item.quantity) copy
      WHERE item.seat_id IS NULL
        AND reservation.status <> 'confirmed') wanted
LEFT JOIN (SELECT id, grade_id, row_number() OVER (PARTITION BY grade_id ORDER BY ordinal) AS place
           FROM seats
           WHERE label IS NULL) unit ON unit.grade_id = wanted.ticket_type_id AND unit.place = wanted.place;

UPDATE import_reservations reservation
SET problem = found.problem
FROM (SELECT reservation.id,
             CASE WHEN count(item.reservation_id) = 0 THEN 'nothing is reserved by it'
                  WHEN bool_or(item.seat_id IS NULL) THEN 'a seat or ticket of it was not taken, or no ticket is left'
                  WHEN bool_or(item.unit_price IS NULL OR item.unit_price < 0) THEN 'a price is missing'
                  WHEN count(*) <> count(DISTINCT item.seat_id) THEN 'a seat stands in it twice'
                  WHEN bool_or(reservation.status = 'confirmed' AND (state.status <> 'available' OR claims.earlier))
                      THEN 'a seat of it is sold to another'
                  WHEN count(*) > 1000 THEN 'more than 1,000 seats'
             END AS problem
      FROM import_reservations reservation
      LEFT JOIN import_items item ON item.reservation_id = reservation.id
      LEFT JOIN seat_states state ON state.seat_id = item.seat_id
      -- If the source has confirmed two reservations for one seat, the first one keeps it.
      LEFT JOIN LATERAL (SELECT count(*) > 0 AS earlier
                         FROM import_items other
                         JOIN import_reservations owner ON owner.id = other.reservation_id AND owner.status = 'confirmed'
                         WHERE other.seat_id = item.seat_id
                           AND (owner.created_at, owner.id) < (reservation.created_at, reservation.id)) claims
             ON reservation.status = 'confirmed'
      WHERE reservation.problem IS NULL
      GROUP BY reservation.id) found
WHERE found.id = reservation.id;

-- If the total is higher than the sum of the items, the difference is the fee; if it is lower, the discount.
INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, payment_method, fee, discount,
                          total_amount, expires_at, created_at, confirmed_at, cancelled_at, cancel_reason)
SELECT reservation.id, reservation.number, reservation.user_id, reservation.event_id, reservation.performance_id, reservation.status,
       reservation.payment_status,
       CASE WHEN reservation.payment_status IN ('completed', 'refunded')
            THEN CASE WHEN payment.payment_key IS NULL THEN 'MANUAL' ELSE 'CARD' END
       END,
       greatest(reservation.total_amount - items.sum, 0), greatest(items.sum - reservation.total_amount, 0), reservation.total_amount,
       reservation.expires_at, reservation.created_at,
       CASE WHEN reservation.payment_status IN ('completed', 'refunded') THEN coalesce(payment.approved_at, reservation.created_at) END,
       CASE WHEN reservation.status = 'cancelled' THEN reservation.ended_at END,
       CASE WHEN reservation.status = 'cancelled' THEN '이전 시스템에서 취소' END
FROM import_reservations reservation
JOIN LATERAL (SELECT sum(unit_price) AS sum FROM import_items WHERE reservation_id = reservation.id) items ON true
LEFT JOIN LATERAL (SELECT payment_key, toss_approved_at AS approved_at
                   FROM origin_payments
                   WHERE reservation_id = reservation.id
                     AND payment_key IS NOT NULL
                     AND status IN ('confirmed', 'refunded', 'cancelled')
                   ORDER BY toss_approved_at DESC NULLS LAST
                   LIMIT 1) payment ON true
WHERE reservation.problem IS NULL;

INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot, live)
SELECT item.reservation_id, item.seat_id, item.grade_id, item.unit_price, reservation.performance_id, reservation.user_id,
       row_number() OVER (PARTITION BY reservation.user_id, reservation.performance_id, live.held,
                                       CASE WHEN NOT live.held THEN reservation.id END ORDER BY reservation.created_at, item.seat_id)
           + CASE WHEN live.held THEN (SELECT coalesce(max(slot), 0)
                                     FROM reservation_items present
                                     WHERE present.live
                                       AND present.user_id = reservation.user_id
                                       AND present.performance_id = reservation.performance_id)
                  ELSE 0 END,
       live.held
FROM import_items item
JOIN import_reservations reservation ON reservation.id = item.reservation_id AND reservation.problem IS NULL
CROSS JOIN LATERAL (SELECT reservation.status = 'confirmed' AS held) live;

-- Seats are held first and then sold, because the database allows no other transition.
UPDATE seat_states state
SET status = 'locked', reservation_id = item.reservation_id, held_until = now() + interval '1 minute'
FROM import_items item
JOIN import_reservations reservation ON reservation.id = item.reservation_id
                                    AND reservation.problem IS NULL
                                    AND reservation.status = 'confirmed'
WHERE state.seat_id = item.seat_id;

UPDATE seat_states state
SET status = 'sold', held_until = NULL
FROM import_reservations reservation
WHERE reservation.problem IS NULL
  AND state.reservation_id = reservation.id;

-- Payments through the gateway have its payment key, so that they can be refunded through the gateway.
INSERT INTO payments (id, reservation_id, user_id, method, amount, status, payment_key, created_at, approved_at)
SELECT md5('payment of ' || reservation.id)::uuid, reservation.id, reservation.user_id, reservation.payment_method,
       reservation.total_amount, CASE reservation.payment_status WHEN 'completed' THEN 'DONE' ELSE 'REFUNDED' END, payment.payment_key,
       reservation.created_at, reservation.confirmed_at
FROM import_reservations imported
JOIN reservations reservation ON reservation.id = imported.id
LEFT JOIN LATERAL (SELECT payment_key
                   FROM origin_payments
                   WHERE reservation_id = reservation.id
                     AND payment_key IS NOT NULL
                     AND status IN ('confirmed', 'refunded', 'cancelled')
                   ORDER BY toss_approved_at DESC NULLS LAST
                   LIMIT 1) payment ON true
WHERE imported.problem IS NULL
  AND reservation.payment_status IN ('completed', 'refunded')
  AND NOT (reservation.payment_status = 'completed' AND reservation.status <> 'confirmed');

INSERT INTO refunds (id, payment_id, amount, reason, requested_at, done_at)
SELECT md5('refund of ' || imported.id)::uuid, payment.id, payment.amount, '이전 시스템에서 환불', imported.ended_at, imported.ended_at
FROM import_reservations imported
JOIN payments payment ON payment.id = md5('payment of ' || imported.id)::uuid AND payment.status = 'REFUNDED'
WHERE imported.problem IS NULL;

INSERT INTO import_report
SELECT 'reservations', id, CASE WHEN problem IS NULL THEN 'taken' WHEN problem = 'present' THEN 'present' ELSE 'skipped' END, problem
FROM import_reservations
UNION ALL
SELECT 'reservations', reservation.id, 'changed', 'cancelled in the origin, but its money is not back yet: nothing is owed by this platform'
FROM import_reservations reservation
WHERE reservation.problem IS NULL
  AND reservation.status <> 'confirmed'
  AND reservation.payment_status = 'completed'
UNION ALL
SELECT 'reservations', reservation.id, 'changed',
       'paid outside the gateway (' || coalesce(imported.payment_method, 'unknown') || '): a refund is made by hand'
FROM import_reservations imported
JOIN reservations reservation ON reservation.id = imported.id AND reservation.payment_method = 'MANUAL' AND reservation.status = 'confirmed'
WHERE imported.problem IS NULL;
