package io.yemae.dashboard;

import io.yemae.ops.InvariantWatch;
import io.yemae.queue.RoomView;
import io.yemae.seating.SeatTally;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sale of an event at a moment. Every node has the same figures, because they are those of the database.
 *
 * @param at         when the figures were read
 * @param waitSeconds of a user who enters the waiting room now
 * @param seats      over all future performances
 * @param invariants empty until the first check
 */
public record SaleFigures(Instant at, Sale sale, RoomView room, long waitSeconds, SeatTally seats, Money money,
                          Optional<InvariantWatch.Check> invariants) {
    private static final long STUCK_AFTER_SECONDS = 300;

    /**
     * What changes every second.
     *
     * @param holds           reservations that were made within the last ten seconds
     * @param sales           reservations that were paid within the last ten seconds
     * @param paymentsInDoubt payments of the event whose outcome is not known
     * @param oldestDoubt     for how many seconds the oldest of them has not changed; 0 if there is none
     * @param errors          requests to the platform that failed within the last five minutes, on all nodes
     * @param messagesStuck   messages of the platform that have waited for the broker for more than 30 seconds
     */
    public record Sale(EventId event, String title, Instant start, Instant end, boolean cancelled, long holds, long sales,
                       long paymentsInDoubt, long oldestDoubt, long errors, long messagesStuck) {
        public static final int SECONDS = 10;
    }

    /**
     * @param reservations paid and not cancelled
     * @param revenue      their total
     */
    public record Money(long reservations, Won revenue) {
    }

    /** The most urgent first. */
    public List<SaleProblem> problems() {
        List<SaleProblem> problems = new ArrayList<>();
        invariants.ifPresent(check -> check.violations().forEach((name, rows) -> add(problems, SaleProblem.Code.INVARIANT_VIOLATED, rows,
            name)));
        add(problems, sale.oldestDoubt() >= STUCK_AFTER_SECONDS ? SaleProblem.Code.PAYMENTS_STUCK : SaleProblem.Code.PAYMENTS_IN_DOUBT,
            sale.paymentsInDoubt(), null);
        add(problems, SaleProblem.Code.SERVER_ERRORS, sale.errors(), null);
        add(problems, SaleProblem.Code.MESSAGES_STUCK, sale.messagesStuck(), null);
        add(problems, SaleProblem.Code.ROOM_PAUSED, room.paused() ? room.queueSize() : 0, null);
        problems.sort(Comparator.comparing(SaleProblem::code));
        return problems;
    }

    private static void add(List<SaleProblem> problems, SaleProblem.Code code, long count, String detail) {
        if (count > 0) {
            problems.add(new SaleProblem(code, count, detail));
        }
    }
}
