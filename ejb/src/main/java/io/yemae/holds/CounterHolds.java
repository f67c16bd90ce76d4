package io.yemae.holds;

import io.yemae.booking.ReservationNumber;
import io.yemae.holds.Holds.Wanted;
import io.yemae.holds.persistence.CounterHoldStatements;
import io.yemae.holds.persistence.CounterHoldStatements.NewCounterHold;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes seats for a sale at a counter, which is paid and confirmed in the same transaction. Nobody waits in a room for that, and the
 * counter sells until the performance ends, also after the end of the sale online.
 */
@ApplicationScoped
public class CounterHolds {
    /** Of a sale to somebody without an account. A user may have as many as everywhere. */
    public static final int MOST_SEATS = 10;

    @Inject
    CounterHoldStatements statements;

    @Inject
    HoldRefusals refusals;

    @Inject
    SeatMaps seatMaps;

    @Inject
    BestChoice best;

    @Inject
    FeatureFlags features;

    @Inject
    Policies policies;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Holds all of the seats or none, for a minute. Runs in the caller's transaction.
     *
     * @param buyer a user, or an id that belongs to no user
     * @throws Problem conflict {@code SEATS_TAKEN}, {@code SEAT_LIMIT}, {@code NOT_ON_SALE} or {@code SEAT_NOT_FOUND}; unavailable
     *     {@code FEATURE_OFF} while new holds are switched off; conflict {@code CONCURRENT_HOLD} if a concurrent request of the same
     *     buyer was faster
     */
    public ReservationId hold(UserId buyer, PerformanceId performance, List<SeatId> seats) {
        features.require(FeatureFlag.HOLDS);
        return tryToHold(buyer, performance, seats).orElseThrow(() -> reason(performance, seats));
    }

    /**
     * Holds the best available seats of a grade, side by side if possible.
     *
     * @param grade its id or its name
     * @throws Problem as {@link #hold}; not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}, conflict
     *     {@code NOT_ENOUGH_SEATS}
     */
    public ReservationId holdBest(UserId buyer, PerformanceId performance, String grade, int quantity) {
        features.require(FeatureFlag.HOLDS);
        for (int choice = 1;; choice++) {
            List<SeatId> chosen = new ArrayList<>();
            best.choose(performance, List.of(new Wanted(grade, quantity)), List.of(), chosen);
            Optional<ReservationId> held = tryToHold(buyer, performance, chosen);
            if (held.isPresent()) {
                return held.get();
            }
            Problem reason = reason(performance, chosen);
            if (!(reason instanceof SeatsTaken)) {
                best.withdraw(performance, chosen);
                throw reason;
            }
            // The seat map may not show yet who has them, so they stay excluded from the next choice.
            if (choice == BestChoice.MOST_CHOICES) {
                throw reason;
            }
        }
    }

    private Optional<ReservationId> tryToHold(UserId buyer, PerformanceId performance, List<SeatId> seats) {
        ReservationId id = ReservationId.next();
        boolean held = hold(new NewCounterHold(id, ReservationNumber.next(clock.instant()), buyer, performance, seats,
            new Won(policies.get(Policy.BOOKING_FEE)), policies.get(Policy.SEATS_PER_USER), MOST_SEATS));
        if (!held) {
            return Optional.empty();
        }
        changes.publish(Change.ofTakenSeats(performance, id));
        return Optional.of(id);
    }

    private boolean hold(NewCounterHold wanted) {
        try {
            return statements.hold(wanted);
        } catch (PersistenceException e) {
            throw refusals.ofRace(e);
        }
    }

    private Problem reason(PerformanceId performance, List<SeatId> seats) {
        CounterHoldStatements.Refusal refusal = statements.whyRefused(performance, seats);
        if (refusal.seatsFound() != seats.size()) {
            return Problem.conflict("SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");
        }
        if (!refusal.onSale()) {
            return Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다.");
        }
        if (refusal.taken() != null) {
            return new SeatsTaken(refusal.taken(), () -> seatMaps.alternatives(performance, seats));
        }
        int limit = Optional.ofNullable(refusal.eventLimit()).orElseGet(() -> policies.get(Policy.SEATS_PER_USER));
        return Problem.conflict("SEAT_LIMIT", "최대 " + limit + "석까지 선택 가능합니다.");
    }
}
