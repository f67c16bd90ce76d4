-- The figures of an event's sale that change every second. No row if there is no such event. Parameters: event; seconds (for how many
-- holds and sales are counted); firstHold (the least id of a hold of these seconds); lastMessage (the least id of a message that does not
-- wait too long yet).
-- By reservations_by_event, reservations_confirmed, payments_unsettled, server_errors_by_time and outbox_unsent. A payment whose outcome
-- is unknown is in doubt at once, any other one that is not settled after ten seconds.
SELECT event.title, event.sale_start, event.sale_end, event.cancelled_at IS NOT NULL AS cancelled,
       (SELECT count(*)
        FROM reservations
        WHERE event_id = event.id
          AND id >= :firstHold) AS holds,
       (SELECT count(*)
        FROM reservations
        WHERE event_id = event.id
          AND confirmed_at > now() - make_interval(secs => :seconds)) AS sales,
       doubt.payments AS in_doubt,
       doubt.oldest AS oldest_doubt,
       (SELECT cast(coalesce(sum(errors), 0) AS bigint)
        FROM server_errors
        WHERE at > now() - interval '5 minutes') AS errors,
       (SELECT count(*)
        FROM outbox
        WHERE sent_at IS NULL
          AND id < :lastMessage) AS messages_stuck
FROM events event
CROSS JOIN LATERAL (SELECT count(*) AS payments,
                           cast(coalesce(max(extract(epoch FROM now() - payment.changed_at)), 0) AS bigint) AS oldest
                    FROM payments payment
                    JOIN reservations reservation ON reservation.id = payment.reservation_id
                    WHERE payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
                      AND (payment.status = 'UNKNOWN' OR payment.changed_at < now() - interval '10 seconds')
                      AND reservation.event_id = event.id) doubt
WHERE event.id = :event
