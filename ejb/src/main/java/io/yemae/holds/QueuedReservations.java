package io.yemae.holds;

import io.yemae.account.ConfirmedAddresses;
import io.yemae.holds.persistence.LiveHolds;
import io.yemae.queue.QueueStatus;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.QueueToken;
import io.yemae.queue.WaitingRoom;
import io.yemae.seating.GradeCount;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatStatus;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.tokens.SignedCodes;
import io.yemae.tokens.SignedCodes.Purpose;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * Reservations of requirement 3 (sections 2 and 3): a user requests a performance and gets a queue token, and polls with it. When the
 * user is admitted, a seat is held and the user gets a payment token.
 */
@Stateless
// A hold has its own transaction: if the requested seat is taken, the transaction is rolled back and the next seat needs a new one.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QueuedReservations {
    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Holds holds;

    @Inject
    LiveHolds liveHolds;

    @Inject
    SeatMaps seatMaps;

    @Inject
    SignedCodes codes;

    @Inject
    ConfirmedAddresses addresses;

    @Inject
    Clock clock;

    /**
     * The answer to a poll.
     *
     * @param token   the payment token; while the user waits, a new queue token with the current position and waiting time
     * @param waiting null if the user is admitted
     */
    public record Progress(String token, Waiting waiting) {
    }

    /**
     * The state of a waiting user.
     *
     * @param ahead            the number of users ahead
     * @param remainingSeconds the expected waiting time
     * @param retryAfter       seconds until the next poll
     */
    public record Waiting(long ahead, long remainingSeconds, int retryAfter) {
    }

    /**
     * Enters the event's waiting room.
     *
     * @param seatNumber the number of the seat within the performance, from 1 (requirement 3); null for the best available
     * @return a queue token with user, position and expected waiting time
     * @throws Problem not acceptable {@code SOLD_OUT}, invalid {@code SEAT_NOT_FOUND}, forbidden {@code EMAIL_NOT_CONFIRMED}; as
     *     {@link WaitingRoom#enter}
     */
    public String reserve(PerformanceId performance, UserId user, Integer seatNumber) {
        // Checked before the user waits, because the hold would be refused.
        addresses.require(user);
        SeatMap map = seatMaps.map(performance);
        if (seatNumber != null && seatOf(map.plan(), seatNumber).isEmpty()) {
            throw Problem.invalid("SEAT_NOT_FOUND", "좌석을 찾을 수 없습니다.");
        }
        requireSeats(map);
        QueueTicket ticket = waitingRoom.enter(map.plan().event(), user).ticket().orElseThrow(Problem::userGone);
        return queueToken(map.plan(), user, ticket, seatNumber);
    }

    /**
     * Polls the waiting room. If the user is admitted, the requested seat is held, or the best available one if it is taken. A repeated
     * poll returns the same hold.
     *
     * @throws Problem unauthenticated {@code INVALID_QUEUE_TOKEN} (also if the user has left the waiting room or the place was used), not
     *     acceptable {@code SOLD_OUT}; as {@link Holds#hold}
     */
    public CompletionStage<Progress> poll(String token, PerformanceId performance) {
        QueueToken named = waitingRoom.verify(token);
        if (!performance.toString().equals(named.claims().get("performance"))) {
            throw QueueToken.invalid();
        }
        UserId user = named.user();
        SeatMap map = seatMaps.map(performance);
        Optional<LiveHolds.LiveHold> held = liveHolds.latest(user, performance);
        if (held.isPresent()) {
            return CompletableFuture.completedStage(new Progress(paymentToken(held.get().reservation(), user, held.get().until()), null));
        }
        QueueStatus status = waitingRoom.status(map.plan().event(), user);
        QueueTicket ticket = status.ticket().filter(named::names).orElseThrow(QueueToken::invalid);
        requireSeats(map);
        Number seat = (Number) named.claims().get("seat");
        if (!ticket.admitted()) {
            return CompletableFuture.completedStage(new Progress(queueToken(map.plan(), user, ticket, seat),
                new Waiting(ticket.position(), ticket.estimatedWait(), ticket.retryAfter())));
        }
        return hold(map, user, seat).thenApply(hold -> new Progress(paymentToken(hold.id(), user, hold.expiresAt()), null));
    }

    private CompletionStage<Hold> hold(SeatMap map, UserId user, Number seatNumber) {
        SeatPlan plan = map.plan();
        Optional<Integer> wanted = seatNumber == null ? Optional.empty()
            : seatOf(plan, seatNumber.intValue()).filter(seat -> map.status(seat) == SeatStatus.AVAILABLE);
        if (wanted.isEmpty()) {
            return holds.holdBest(dearest(map, user));
        }
        SeatId seat = new SeatId(plan.id(wanted.get()));
        return holds.hold(new Holds.HoldSeats(user, plan.event(), plan.performance(), List.of(seat)))
            // Another buyer was faster: any other seat will do.
            .exceptionallyCompose(failure -> SeatsTaken.isCauseOf(failure)
                ? holds.holdBest(dearest(map, user)) : CompletableFuture.failedStage(failure));
    }

    private static Holds.HoldBestSeats dearest(SeatMap map, UserId user) {
        return new Holds.HoldBestSeats(user, map.plan().event(), map.plan().performance(),
            List.of(new Holds.Wanted(dearestAvailable(map).toString(), 1)));
    }

    private static UUID dearestAvailable(SeatMap map) {
        Map<UUID, GradeCount> counts = map.counts();
        return map.plan().grades().stream()
            .map(SeatPlan.Grade::id)
            .filter(grade -> counts.get(grade).available() > 0)
            .findFirst()
            .orElseThrow(QueuedReservations::soldOut);
    }

    private static void requireSeats(SeatMap map) {
        if (map.isSoldOut()) {
            throw soldOut();
        }
    }

    private static Optional<Integer> seatOf(SeatPlan plan, int number) {
        return IntStream.range(0, plan.size()).filter(seat -> plan.ordinal(seat) == number).boxed().findFirst();
    }

    /** @param seat null for the best available */
    private String queueToken(SeatPlan plan, UserId user, QueueTicket ticket, Number seat) {
        Map<String, Object> shown = new HashMap<>(Map.of("performance", plan.performance().toString(), "position", ticket.position(),
            "remaining", ticket.admitted() ? ticket.secondsLeft() : ticket.estimatedWait()));
        if (seat != null) {
            shown.put("seat", seat);
        }
        return waitingRoom.sign(plan.event(), user, ticket, shown);
    }

    private String paymentToken(ReservationId reservation, UserId user, Instant until) {
        return codes.sign(Purpose.PAYMENT, user.toString(), Map.of("reservation", reservation.toString()), clock.instant(), until);
    }

    private static Problem soldOut() {
        return new Problem(ProblemKind.NOT_ACCEPTABLE, "SOLD_OUT", "매진된 일자 입니다.");
    }
}
