package io.yemae.booking;

import io.yemae.booking.persistence.EventLimits;
import io.yemae.booking.persistence.HoldStatements;
import io.yemae.booking.persistence.HoldStatements.Limits;
import io.yemae.booking.persistence.HoldStatements.Refusal;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.queue.ThrottlesAdmission;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
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

/** Holds seats, and expires holds that are not paid (requirement 1, 3.1 and 3.2; requirement 2, "Seats"; requirement 3, section 3). */
@Stateless
public class Holds {
    private static final int SWEEP_BATCH = 500;
    private static final int MOST_CHOICES = 5;
    /* Unique indexes that a concurrent request of the same buyer violates. */
    private static final Set<String> SLOTS = Set.of("reservation_items_slot", "reservations_hold_slot");

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
     * A request for certain seats.
     *
     * @param performance null if it follows from the seats
     */
    public record HoldSeats(UserId user, EventId event, PerformanceId performance, List<SeatId> seats) {
    }

    /**
     * A request for the best available seats of some grades.
     *
     * @param performance null for the next performance on sale
     */
    public record HoldBestSeats(UserId user, EventId event, PerformanceId performance, List<Wanted> wanted) {
    }

    /** @param grade the id or the name of the grade */
    public record Wanted(String grade, int quantity) {
    }

    /**
     * Holds all of the seats or none, for the time that the event or the policy sets, by the database's clock. A seat that is taken
     * according to this node's seat map is refused without a query.
     *
     * @throws HoldCoolDown if too many holds of the buyer ended without payment
     * @throws Problem forbidden {@code NOT_ADMITTED} or {@code EMAIL_NOT_CONFIRMED}, unauthenticated {@code USER_NOT_FOUND}, conflict
     *     {@code NOT_ON_SALE}, {@code SEAT_NOT_FOUND} (also for an unknown event), {@code SEATS_TAKEN}, {@code SEAT_LIMIT},
     *     {@code HOLD_LIMIT}, or {@code CONCURRENT_HOLD} if a concurrent request of the same buyer was faster; unavailable
     *     {@code FEATURE_OFF} while new holds are switched off
     */
    @ThrottlesAdmission
    public Hold hold(HoldSeats command) {
        conditions.require(command.event(), command.user());
        if (new HashSet<>(command.seats()).size() != command.seats().size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
        List<String> taken = seatMaps.taken(command.event(), command.performance(), command.seats());
        if (!taken.isEmpty()) {
            throw new SeatsTaken(String.join(", ", taken));
        }
        return take(command);
    }

    /**
     * Holds the best available seats, those of a grade side by side if possible. If another node takes them first, other seats are
     * chosen, up to five times.
     *
     * @throws Problem as {@link #hold}; not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}, conflict
     *     {@code NOT_ENOUGH_SEATS}
     */
    @ThrottlesAdmission
    public Hold holdBest(HoldBestSeats command) {
        conditions.require(command.event(), command.user());
        PerformanceId performance = command.performance() == null ? seatMaps.next(command.event()) : command.performance();
        for (int choice = 1;; choice++) {
            List<SeatId> chosen = new ArrayList<>();
            try {
                choose(performance, command.wanted(), chosen);
                return take(new HoldSeats(command.user(), command.event(), performance, chosen));
            } catch (SeatsTaken taken) {
                // The seat map does not show it yet. So they stay excluded from the next choice.
                if (choice == MOST_CHOICES) {
                    throw taken;
                }
            } catch (RuntimeException refused) {
                seatMaps.withdraw(performance, chosen);
                throw refused;
            }
        }
    }

    /** How many live seats a user may have in a performance of the event. */
    public int seatLimit(EventId event) {
        return limits.seatsPerUser(event).orElseGet(() -> policies.get(Policy.SEATS_PER_USER));
    }

    /** Expires up to 500 holds. @return how many expired */
    public int expire() {
        return statements.expire(SWEEP_BATCH);
    }

    private void choose(PerformanceId performance, List<Wanted> wanted, List<SeatId> chosen) {
        for (Wanted each : wanted) {
            List<SeatId> offered = seatMaps.offer(performance, each.grade(), each.quantity());
            if (offered.isEmpty()) {
                throw Problem.conflict("NOT_ENOUGH_SEATS", "남은 좌석이 부족합니다.");
            }
            chosen.addAll(offered);
        }
    }

    private Hold take(HoldSeats command) {
        Limits policy = new Limits(policies.get(Policy.HOLD_MINUTES), policies.get(Policy.SEATS_PER_USER),
            new Won(policies.get(Policy.BOOKING_FEE)), policies.get(Policy.HOLDS_PER_USER), policies.get(Policy.HOLDS_UNPAID_MOST),
            policies.get(Policy.HOLDS_UNPAID_MINUTES));
        Hold hold = attempt(command, policy);
        if (hold == null) {
            Refusal refusal = statements.whyRefused(command);
            // Expired holds that the sweeper has not seen yet count against the buyer's limit. Expire them and try again.
            if (refusal.expiredHold() && statements.expire(command.user(), SWEEP_BATCH) > 0) {
                hold = attempt(command, policy);
            }
            if (hold == null) {
                throw problem(refusal, command, policy);
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

    private static Problem problem(Refusal refusal, HoldSeats command, Limits policy) {
        if (!refusal.userExists()) {
            return Problem.userGone();
        }
        // Requirement 2 has the same answer for an unknown event and for seats of another event.
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
            return new SeatsTaken(refusal.taken());
        }
        if (refusal.liveHolds() >= policy.holdsPerUser()) {
            return Problem.conflict("HOLD_LIMIT", "결제를 기다리는 예매는 동시에 " + policy.holdsPerUser() + "건까지 가능합니다.");
        }
        int limit = refusal.eventLimit() == null ? policy.seatsPerUser() : refusal.eventLimit();
        return Problem.conflict("SEAT_LIMIT", "최대 " + limit + "석까지 선택 가능합니다.");
    }
}
