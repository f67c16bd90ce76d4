package io.yemae.holds;

import io.yemae.booking.SaleTerms;
import io.yemae.holds.HoldRequest.Result;
import io.yemae.holds.persistence.HoldStatements;
import io.yemae.queue.ThrottlesAdmission;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Keyed;
import io.yemae.shared.logging.EventLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Holds seats, and expires holds that are not paid (requirement 1, 3.1 and 3.2; requirement 2, "Seats"; requirement 3, section 3). */
@Stateless
// A batch of holds has its own transaction. Nothing else needs one, except the sweep.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Holds {
    private static final int SWEEP_BATCH = 500;

    @Inject
    HoldStatements statements;

    @Inject
    SaleTerms terms;

    @Inject
    SeatMaps seatMaps;

    @Inject
    HoldConditions conditions;

    @Inject
    HoldBatches batches;

    @Inject
    BestChoice best;

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
     * Holds all of the seats or none, for the time that the event or the policy sets, by the database's clock. Requests that arrive while a
     * batch of holds is committed share the next one. A seat that is taken according to this node's seat map is refused without a query.
     *
     * @return the hold, after its commit; or a failure: {@link HoldCoolDown} if too many holds of the buyer ended without payment;
     *     {@link Problem} forbidden {@code NOT_ADMITTED}, unauthenticated {@code USER_NOT_FOUND}, conflict {@code NOT_ON_SALE},
     *     {@code SEAT_NOT_FOUND} (also for an unknown event), {@code SEATS_TAKEN}, {@code SEAT_LIMIT}, {@code HOLD_LIMIT}, or
     *     {@code CONCURRENT_HOLD} if a concurrent request of the same buyer on another node was faster
     * @throws Problem invalid {@code SEAT_TWICE}, forbidden {@code EMAIL_NOT_CONFIRMED}; unavailable {@code FEATURE_OFF} while new holds
     *     are switched off, or {@code UNAVAILABLE} if too many requests wait
     */
    @ThrottlesAdmission
    public CompletionStage<Hold> hold(HoldSeats command) {
        return submit(command, null).thenApply(Result::hold);
    }

    /**
     * As {@link #hold(HoldSeats)}, once for the key if there is one.
     *
     * @return the response, or the one to the first request with the key. It also fails as {@link Idempotency#once} does
     */
    @ThrottlesAdmission
    public CompletionStage<Answer> hold(HoldSeats command, Keyed<Hold> keyed) {
        return submit(command, keyed).thenApply(Result::answer);
    }

    /**
     * Holds the best available seats, those of a grade side by side if possible. If another node takes them first, other seats are
     * chosen, up to five times.
     *
     * @return as {@link #hold(HoldSeats)}
     * @throws Problem as {@link #hold(HoldSeats)}; not found {@code PERFORMANCE_NOT_FOUND} or {@code GRADE_NOT_FOUND}, conflict
     *     {@code NOT_ENOUGH_SEATS}
     */
    @ThrottlesAdmission
    public CompletionStage<Hold> holdBest(HoldBestSeats command) {
        return submitBest(command, null).thenApply(Result::hold);
    }

    /** As {@link #holdBest(HoldBestSeats)}, once for the key if there is one. */
    @ThrottlesAdmission
    public CompletionStage<Answer> holdBest(HoldBestSeats command, Keyed<Hold> keyed) {
        return submitBest(command, keyed).thenApply(Result::answer);
    }

    /** How many live seats a user may have in a performance of the event. */
    public int seatLimit(EventId event) {
        return terms.seatsPerUser(event);
    }

    /** Expires up to 500 holds. @return how many expired */
    // One statement, which commits here.
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public int expire() {
        List<ReservationId> expired = statements.expire(SWEEP_BATCH);
        expired.forEach(hold -> EventLog.happened("hold.expired", "reservation", hold));
        return expired.size();
    }

    private CompletionStage<Result> submit(HoldSeats command, Keyed<Hold> keyed) {
        conditions.require(command.user());
        if (new HashSet<>(command.seats()).size() != command.seats().size()) {
            throw Problem.invalid("SEAT_TWICE", "같은 좌석을 두 번 선택할 수 없습니다.");
        }
        return batches.submit(new HoldRequest(command, keyed));
    }

    private CompletionStage<Result> submitBest(HoldBestSeats command, Keyed<Hold> keyed) {
        conditions.require(command.user());
        PerformanceId performance = command.performance() == null ? seatMaps.next(command.event()) : command.performance();
        return submitBest(command, performance, keyed, 1);
    }

    private CompletionStage<Result> submitBest(HoldBestSeats command, PerformanceId performance, Keyed<Hold> keyed, int choice) {
        List<SeatId> chosen = new ArrayList<>();
        CompletionStage<Result> submitted;
        try {
            best.choose(performance, command.wanted(), List.of(), chosen);
            submitted = batches.submit(new HoldRequest(new HoldSeats(command.user(), command.event(), performance, chosen), keyed));
        } catch (RuntimeException e) {
            best.withdraw(performance, chosen);
            return batches.refused(keyed, e);
        }
        return submitted
            .handle((result, failure) -> {
                if (failure != null) {
                    return chooseAgain(command, performance, keyed, choice, chosen, failure);
                }
                if (result.hold() == null) {
                    // The response to an earlier request with the key, which has other seats.
                    best.withdraw(performance, chosen);
                }
                return CompletableFuture.completedStage(result);
            })
            .thenCompose(Function.identity());
    }

    private CompletionStage<Result> chooseAgain(HoldBestSeats command, PerformanceId performance, Keyed<Hold> keyed, int choice,
                                                List<SeatId> chosen, Throwable failure) {
        boolean taken = SeatsTaken.isCauseOf(failure);
        if (taken && choice < BestChoice.MOST_CHOICES) {
            // The seat map may not show it yet, so the seats stay excluded from the next choice.
            return submitBest(command, performance, keyed, choice + 1);
        }
        if (!taken) {
            best.withdraw(performance, chosen);
        }
        return CompletableFuture.failedStage(failure);
    }
}
