package io.yemae.booking;

import io.yemae.booking.persistence.EventLimits;
import io.yemae.booking.persistence.ReservationRows;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Reading a user's reservations (requirement 1, 5.1). */
@Stateless
public class Reservations {

    @Inject
    ReservationRows rows;

    @Inject
    Payments payments;

    @Inject
    EventLimits limits;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    /** The user's reservations of the last 12 months. */
    public Page<ReservationView> list(UserId user, ReservationOrder order, Page.Request page) {
        return rows.ofLastYear(user, order.sql(), page);
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND}, also if it belongs to another user */
    public ReservationView get(ReservationId id, UserId user) {
        return rows.find(id, user).orElseThrow(ReservationId::unknown);
    }

    /**
     * A reservation with its payment and its history.
     *
     * @param payment          null if no payment has begun
     * @param extensionSeconds by how much its hold can be extended now; 0 if it cannot
     */
    public record Detail(ReservationView reservation, PaymentView payment, List<TimelineEntry> timeline, int extensionSeconds) {
    }

    /**
     * What happened to a reservation.
     *
     * @param event held, offered, changed, extended, paid, late, expired, cancelled or refunded
     * @param trace the trace id of the request or message; null if there was none, or none is known
     */
    public record TimelineEntry(Instant at, String event, String trace) {
    }

    /** @throws Problem as {@link #get} */
    public Detail detail(ReservationId id, UserId user) {
        ReservationView reservation = get(id, user);
        List<TimelineEntry> timeline = rows.timeline(id);
        boolean isExtensible = reservation.status() == ReservationStatus.PENDING && !reservation.offered()
            && timeline.stream().noneMatch(entry -> entry.event().equals("extended"));
        return new Detail(reservation, payments.of(id).stream().findFirst().orElse(null), timeline,
            isExtensible ? extensionSeconds() : 0);
    }

    /** By how much a new hold can be extended; 0 for not at all. */
    public int extensionSeconds() {
        return policies.get(Policy.HOLDS_EXTENSION_SECONDS);
    }

    /** What {@link Cancellations#cancel} would do now. @throws Problem as {@link #get} */
    public CancellationTerms cancellationTerms(ReservationId id, UserId user) {
        ReservationView reservation = get(id, user);
        Won points = payments.pointsOf(id);
        return CancellationTerms.of(reservation, points, limits.cancelHoursBefore(reservation.event()), clock.instant());
    }
}
