-- The reservations of a user with event, performance and venue. A lapsed hold is shown as expired. Parameter: user id.
-- ReservationRows appends a condition and the order. By reservations_by_user, or by the key for one reservation.
SELECT reservation.id, reservation.number, reservation.event_id, reservation.payment_method, reservation.fee, reservation.discount,
       reservation.total_amount, reservation.expires_at, reservation.created_at, reservation.waiting_entry_id, reservation.confirmed_at,
       reservation.cancelled_at,
       CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'expired'
            ELSE reservation.status END AS shown,
       CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'failed'
            ELSE reservation.payment_status END AS shown_payment,
       event.title, event.poster_image_url, poster.hash AS poster_hash, poster.large_width AS poster_width,
       venue.name AS venue, venue.address, performance.starts_at,
       event.english_title, venue.english_name, venue.english_address,
       count(*) OVER () AS total
FROM reservations reservation
JOIN events event ON event.id = reservation.event_id
JOIN performances performance ON performance.id = reservation.performance_id
JOIN venues venue ON venue.id = performance.venue_id
LEFT JOIN posters poster ON poster.event_id = event.id
WHERE reservation.user_id = ?1
