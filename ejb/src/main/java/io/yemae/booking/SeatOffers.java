package io.yemae.booking;

import io.yemae.booking.persistence.OfferStatements;
import io.yemae.booking.persistence.OfferStatements.NewOffer;
import io.yemae.booking.persistence.OfferStatements.Released;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Seats that came back while somebody waited for the performance. They are reserved in the transaction that returned them, and nobody can
 * take them until the waiting list has been asked. Each method runs in the caller's transaction and publishes the changed seats.
 */
@ApplicationScoped
public class SeatOffers {

    @Inject
    OfferStatements statements;

    @Inject
    Policies policies;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Seats that are held for the owner of an entry of the waiting list.
     *
     * @param until the deadline of the payment
     */
    public record Offer(ReservationId reservation, UserId user, EventId event, Instant until) {
    }

    /** Performances with reserved seats, those that wait longest first. */
    public List<PerformanceId> performances(int most) {
        return statements.performances(most);
    }

    /**
     * Makes the reserved seats of a performance available to this transaction, which offers them before it commits. What it does not offer
     * is on sale after the commit.
     *
     * @return the seats; empty if another transaction is doing it
     */
    public List<SeatId> release(PerformanceId performance) {
        if (!statements.lockList(performance)) {
            return List.of();
        }
        List<Released> released = statements.release(performance);
        released.stream()
            .map(seat -> seat.reservation() == null ? Change.ofSeats(performance) : Change.ofSeats(performance, seat.reservation()))
            .distinct()
            .forEach(changes::publish);
        return released.stream().map(Released::seat).toList();
    }

    /**
     * Holds available seats for the owner of an entry, for the time that the policy sets, and sends the owner a notice after the commit.
     *
     * @return empty if a seat is not available or the owner cannot have the seats any more
     */
    public Optional<Offer> offer(UUID entry, List<SeatId> seats) {
        ReservationId reservation = ReservationId.next();
        return statements.offer(new NewOffer(entry, reservation, ReservationNumber.next(clock.instant()), seats,
                new Won(policies.get(Policy.BOOKING_FEE)), policies.get(Policy.SEATS_PER_USER),
                policies.get(Policy.WAITLIST_OFFER_SECONDS)))
            .map(offered -> {
                changes.publish(Change.ofTakenSeats(offered.performance(), reservation));
                return new Offer(reservation, offered.user(), offered.event(), offered.until());
            });
    }
}
