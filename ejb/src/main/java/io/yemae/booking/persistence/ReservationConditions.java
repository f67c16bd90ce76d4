package io.yemae.booking.persistence;

import io.yemae.booking.ReservationFilter;
import io.yemae.booking.ReservationStatus;
import io.yemae.shared.EventId;
import io.yemae.shared.sql.SearchConditions;
import java.util.Set;
import java.util.UUID;

/**
 * The conditions of a filter on the table {@code reservations}, named {@code reservation}. By reservations_number, reservations_by_user,
 * reservations_by_event, reservations_by_time or the key; live and cancelled reservations by their partial indexes.
 */
final class ReservationConditions {

    private ReservationConditions() {
    }

    /** Of all but the text and the events that the caller may see. */
    static SearchConditions of(ReservationFilter filter) {
        SearchConditions conditions = new SearchConditions()
            .and("NOT is_warm_up(reservation.user_id)")
            .and("reservation.number = :exactNumber", "exactNumber", filter.number())
            .and("reservation.user_id = (SELECT id FROM users WHERE lower(email) = lower(:email))", "email", filter.email())
            .and("reservation.event_id = :event", "event", filter.event() == null ? null : filter.event().value())
            // The event's index leads to its performances.
            .and("reservation.event_id = (SELECT event_id FROM performances WHERE id = :performance)"
                + " AND reservation.performance_id = :performance", "performance",
                filter.performance() == null ? null : filter.performance().value())
            .and("reservation.created_at >= :from", "from", filter.from())
            .and("reservation.created_at < :until", "until", filter.until());
        if (filter.status() != null) {
            conditions.and(condition(filter.status()));
        }
        if (filter.paymentStatus() != null) {
            conditions.and("(CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'failed'"
                + " ELSE reservation.payment_status END) = :paymentStatus", "paymentStatus", filter.paymentStatus());
        }
        return conditions;
    }

    /** The ids of events as a parameter; null for all. */
    static UUID[] ids(Set<EventId> among) {
        return among == null ? null : among.stream().map(EventId::value).toArray(UUID[]::new);
    }

    private static String condition(ReservationStatus status) {
        return switch (status) {
            case PENDING -> "is_live_hold(reservation.status, reservation.expires_at, now())";
            case CONFIRMED -> "reservation.status = 'confirmed'";
            case CANCELLED -> "reservation.status = 'cancelled' AND reservation.cancelled_at IS NOT NULL";
            case EXPIRED -> "(reservation.status = 'expired' OR is_lapsed_hold(reservation.status, reservation.expires_at, now()))";
        };
    }
}
