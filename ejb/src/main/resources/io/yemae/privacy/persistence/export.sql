-- Everything that belongs to a user, as one JSON document. The parameter is the id of the user. Lists begin with the newest and have at
-- most 10,000 entries. By the index on the user of each table (issuer_links_by_user, logins_by_user, reservations_by_user,
-- waiting_entries_by_user, payments_by_user, point_entries_by_user, audit_entries_by_actor), refunds_once, door_scans_in_order and primary
-- keys.
SELECT cast(json_build_object(
    'profile', json_build_object('id', person.id, 'number', person.number, 'name', person.name, 'email', person.email,
                                 'phone', person.phone, 'language', person.language, 'role', lower(person.role),
                                 'emailConfirmedAt', person.email_confirmed_at,
                                 'createdAt', person.created_at, 'updatedAt', person.updated_at),
    'secondFactor', EXISTS (SELECT 1 FROM second_factors factor WHERE factor.user_id = person.id AND factor.confirmed_at IS NOT NULL),
    'otherIssuers', coalesce((
        SELECT json_agg(json_build_object('issuer', link.issuer, 'subject', link.subject))
        FROM issuer_links link
        WHERE link.user_id = person.id), '[]'),
    'sessions', coalesce((
        SELECT json_agg(json_build_object('id', login.id, 'createdAt', login.created_at, 'lastUsedAt', login.last_used_at,
                                          'address', login.address, 'agent', login.agent) ORDER BY login.created_at DESC)
        FROM logins login
        WHERE login.user_id = person.id), '[]'),
    'reservations', coalesce((
        SELECT json_agg(found.entry ORDER BY found.created_at DESC)
        FROM (SELECT reservation.created_at,
                     json_build_object('id', reservation.id, 'number', reservation.number, 'eventId', reservation.event_id,
                                       'eventTitle', event.title, 'performanceId', reservation.performance_id,
                                       'startsAt', performance.starts_at, 'status', reservation.status,
                                       'paymentStatus', reservation.payment_status, 'paymentMethod', reservation.payment_method,
                                       'fee', reservation.fee, 'discount', reservation.discount, 'totalAmount', reservation.total_amount,
                                       'createdAt', reservation.created_at, 'confirmedAt', reservation.confirmed_at,
                                       'cancelledAt', reservation.cancelled_at, 'cancelReason', reservation.cancel_reason,
                                       'seats', coalesce((
                                           SELECT json_agg(json_build_object('label', seat.label, 'unitPrice', item.unit_price,
                                                                             'admittedAt', (SELECT admission.at
                                                                                            FROM door_admissions admission
                                                                                            WHERE admission.performance_id
                                                                                                  = reservation.performance_id
                                                                                              AND admission.reservation_id
                                                                                                  = item.reservation_id
                                                                                              AND admission.seat_id = item.seat_id))
                                                           ORDER BY seat.label)
                                           FROM reservation_items item
                                           JOIN seats seat ON seat.id = item.seat_id
                                           WHERE item.reservation_id = reservation.id), '[]')) AS entry
              FROM reservations reservation
              LEFT JOIN events event ON event.id = reservation.event_id
              LEFT JOIN performances performance ON performance.id = reservation.performance_id
              WHERE reservation.user_id = person.id
              ORDER BY reservation.created_at DESC
              LIMIT 10000) found), '[]'),
    'waitingList', coalesce((
        SELECT json_agg(found.entry ORDER BY found.joined_at DESC)
        FROM (SELECT entry.joined_at,
                     json_build_object('id', entry.id, 'eventId', entry.event_id, 'eventTitle', event.title,
                                       'performanceId', entry.performance_id, 'quantity', entry.quantity, 'together', entry.together,
                                       'grades', to_json(entry.grades), 'status', entry.status, 'joinedAt', entry.joined_at,
                                       'offeredAt', entry.offered_at, 'endedAt', entry.ended_at,
                                       'reservationId', entry.reservation_id) AS entry
              FROM waiting_entries entry
              LEFT JOIN events event ON event.id = entry.event_id
              WHERE entry.user_id = person.id
              ORDER BY entry.joined_at DESC
              LIMIT 10000) found), '[]'),
    'payments', coalesce((
        SELECT json_agg(found.entry ORDER BY found.number DESC)
        FROM (SELECT payment.number,
                     json_build_object('id', payment.id, 'number', payment.number, 'reservationId', payment.reservation_id,
                                       'method', payment.method, 'amount', payment.amount, 'points', payment.points,
                                       'status', payment.status,
                                       'createdAt', payment.created_at, 'approvedAt', payment.approved_at, 'refundedAmount', refund.amount,
                                       'refundReason', refund.reason, 'refundedAt', refund.done_at, 'refundedPoints', returned.amount,
                                       'pointsRefundedAt', returned.done_at) AS entry
              FROM payments payment
              LEFT JOIN refunds refund ON refund.payment_id = payment.id AND NOT refund.of_points
              LEFT JOIN refunds returned ON returned.payment_id = payment.id AND returned.of_points
              WHERE payment.user_id = person.id
              ORDER BY payment.number DESC
              LIMIT 10000) found), '[]'),
    'points', json_build_object(
        'balance', coalesce((SELECT account.balance FROM point_accounts account WHERE account.user_id = person.id), 0),
        'entries', coalesce((
            SELECT json_agg(found.entry ORDER BY found.number DESC)
            FROM (SELECT entry.number,
                         json_build_object('number', entry.number, 'type', entry.type, 'amount', entry.amount,
                                           'paymentId', entry.payment_id, 'createdAt', entry.created_at) AS entry
                  FROM point_entries entry
                  WHERE entry.user_id = person.id
                  ORDER BY entry.number DESC
                  LIMIT 10000) found), '[]')),
    'discountCodes', coalesce((
        SELECT json_agg(json_build_object('code', code.code, 'reservationId', used.reservation_id))
        FROM discount_uses used
        JOIN discount_codes code ON code.id = used.code_id
        JOIN reservations reservation ON reservation.id = used.reservation_id
        WHERE reservation.user_id = person.id), '[]'),
    'audit', coalesce((
        SELECT json_agg(found.entry ORDER BY found.id DESC)
        FROM (SELECT log.id,
                     json_build_object('at', log.at, 'action', log.action, 'target', log.target, 'detail', log.detail) AS entry
              FROM audit_entries log
              WHERE log.actor = cast(person.id AS text)
              ORDER BY log.at DESC, log.id DESC
              LIMIT 10000) found), '[]')) AS text)
FROM users person
WHERE person.id = ?1
