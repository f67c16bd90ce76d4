package io.yemae.booking;

import io.yemae.booking.persistence.EventLimits;
import io.yemae.booking.persistence.HoldStatements.Limits;
import io.yemae.booking.persistence.HoldStatements.Refusal;
import io.yemae.booking.persistence.HoldStatements;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.queue.Paced;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holding seats, and ending holds that nobody paid (requirement 1, 3.1 and 3.2; requirement 2, "Seats"; requirement 3, section 3). */
@Stateless
public class Holds {
    private static final int SWEEP_BATCH = 500;
    private static final int CHOICES = 5;
    /* Unique indexes that a second request of the same buyer runs into. */
    private static final Set<String> SLOTS = Set.of("reservation_items_slot", "reservations_hold_slot");
    static final String TAKEN = "SEATS_TAKEN";

    @Inject
    HoldStatements statements;

    @Inject
    EventLimits limits;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Policies policies;

    @Inject
    HoldConditions conditions;

    @Inject
    Clock clock;

    /**
     * Takes all the seats or none, for as long as the event or the policy says, by the database's clock. A seat that this node knows to be taken is
     * refused without asking the database.
     *
     * @throws Problem forbidden {@code NOT_ADMITTED} or {@code EMAIL_NOT_CONFIRMED}, unauthenticated {@code USER_NOT_FOUND}, conflict
     *         {@code NOT_ON_SALE}, {@code SEAT_NOT_FOUND} (also for an unknown event), {@code SEATS_TAKEN}, {@code SEAT_LIMIT},
     *     {@code HOLD_LIMIT}, or {@code CONCURRENT_HOLD} when another request of the same buyer was a moment earlier; throttled
     *     {@code HOLD_COOL_DOWN}; unavailable {@code FEATURE_OFF} while new holds are switched off
     */
    @Paced
    public Hold hold(HoldSeats command) {
        conditions.require(command.event(), command.user());
        if (new HashSet<>(command.seats()).size() != command.seats().size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
        List<String> taken = seatMaps.taken(command.event(), command.performance(), command.seats());
        if (!taken.isEmpty()) {
            throw seatsTaken(String.join(", ", taken));
        }
        return take(command);
    }

    /**
     * Takes the best seats that are left, of each grade together where possible; of general admission any. Where another node was faster, others are
     * chosen.
     *
     * @throws Problem as {@link #hold}; not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}, conflict {@code NOT_ENOUGH_SEATS}
     */
    @Paced
    public Hold holdBest(HoldBestSeats command) {
        conditions.require(command.event(), command.user());
        PerformanceId performance = command.performance() == null ? seatMaps.next(command.event()) : command.performance();
        for (int choice = 1;; choice++) {
            try {
                return take(new HoldSeats(command.user(), command.event(), performance, choose(performance, command.wanted())));
            } catch (Problem refused) {
                if (!refused.code().equals(TAKEN) || choice == CHOICES) {
                    throw refused;
                }
            }
        }
    }

    /** How many live seats a user may have on a performance of the event. */
    public int seatLimit(EventId event) {
        return limits.seatsPerUser(event).orElseGet(() -> policies.get(Policy.SEATS_PER_USER));
    }

    /** Ends up to 500 holds whose time is up. @return how many there were */
    public int expire() {
        return statements.expire(SWEEP_BATCH);
    }

    private List<SeatId> choose(PerformanceId performance, List<HoldBestSeats.Wanted> wanted) {
        List<SeatId> chosen = new ArrayList<>();
        for (HoldBestSeats.Wanted each : wanted) {
            List<SeatId> offered = seatMaps.offer(performance, each.grade(), each.quantity());
            if (offered.isEmpty()) {
                throw Problem.conflict("NOT_ENOUGH_SEATS", "남은 좌석이 부족합니다.");
            }
            chosen.addAll(offered);
        }
        return chosen;
    }

    private Hold take(HoldSeats command) {
        Limits policy = new Limits(policies.get(Policy.HOLD_MINUTES), policies.get(Policy.SEATS_PER_USER),
            new Won(policies.get(Policy.BOOKING_FEE)), policies.get(Policy.HOLDS_PER_USER), policies.get(Policy.HOLDS_UNPAID_MOST),
            policies.get(Policy.HOLDS_UNPAID_MINUTES));
        Hold hold = attempt(command, policy);
        if (hold == null) {
            Refusal refusal = statements.whyRefused(command);
            // The sweeper has not come by yet: what counts against the buyer's limit is over, so it is ended here.
            if (refusal.expiredHold() && statements.expire(command.user(), SWEEP_BATCH) > 0) {
                hold = attempt(command, policy);
            }
            if (hold == null) {
                throw explained(refusal, command, policy);
            }
        }
        return hold;
    }

    private Hold attempt(HoldSeats command, Limits policy) {
        try {
            return statements.hold(ReservationId.next(), ReservationNumber.next(clock.instant()), command, policy);
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter(SLOTS::contains).isPresent()
                ? Problem.conflict("CONCURRENT_HOLD", "다른 예매 요청을 처리하고 있습니다. 잠시 후 다시 시도해주세요.")
                : e;
        }
    }

    private static Problem explained(Refusal refusal, HoldSeats command, Limits policy) {
        if (!refusal.userExists()) {
            return Problem.userGone();
        }
        // Requirement 2 does not tell an unknown event from an event that does not have these seats.
        if (refusal.eventStatus() == null || refusal.seatsFound() != command.seats().size()) {
            return Problem.conflict("SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");
        }
        if (!refusal.eventStatus().equals("on_sale") || refusal.performanceClosed()) {
            return Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다.");
        }
        if (refusal.performances() > 1) {
            return Problem.conflict("SEAT_NOT_FOUND", "한 번에 한 회차의 좌석만 선택할 수 있습니다.");
        }
        if (refusal.taken() != null) {
            return seatsTaken(refusal.taken());
        }
        if (refusal.liveHolds() >= policy.holdsPerUser()) {
            return Problem.conflict("HOLD_LIMIT", "결제를 기다리는 예매는 동시에 " + policy.holdsPerUser() + "건까지 가능합니다.");
        }
        int limit = refusal.eventLimit() == null ? policy.seatsPerUser() : refusal.eventLimit();
        return Problem.conflict("SEAT_LIMIT", "최대 " + limit + "석까지 선택 가능합니다.");
    }

    private static Problem seatsTaken(String labels) {
        return Problem.conflict(TAKEN, "이미 예약된 좌석입니다. (" + labels + ")");
    }
}
