package io.yemae.dashboard;

import io.yemae.dashboard.SaleFigures.Money;
import io.yemae.dashboard.SaleFigures.Sale;
import io.yemae.dashboard.persistence.SaleStatements;
import io.yemae.ops.InvariantWatch;
import io.yemae.queue.WaitingRoom;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The figures of a sale for everybody who watches it. They are computed at most once a second for each event, however many watch. The total
 * of the money reads all reservations of the event, so for large events it is computed less often: in at most a twentieth of the time.
 */
@ApplicationScoped
public class SaleCockpit {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGET_AFTER_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MONEY_PAUSE_PER_DURATION = 20;

    private final Map<EventId, Watched> watched = new ConcurrentHashMap<>();

    @Inject
    SaleStatements statements;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    SeatMaps seatMaps;

    @Inject
    InvariantWatch invariants;

    @Inject
    Clock clock;

    /** What is known of an event. Guarded by its own lock, so that simultaneous callers share one computation. */
    private static final class Watched {
        private SaleFigures figures;
        private Money money;
        private long moneyDueAt;
        private volatile long readAt;
    }

    /**
     * At most a second old.
     *
     * @throws io.yemae.shared.Problem not found {@code EVENT_NOT_FOUND}
     */
    public SaleFigures figures(EventId event) {
        Watched known = watched.computeIfAbsent(event, key -> new Watched());
        synchronized (known) {
            long now = System.nanoTime();
            if (known.figures == null || now - known.readAt >= MAX_AGE_NANOS) {
                known.readAt = now;
                forgetUnwatched(now);
                known.figures = read(event, known, now);
            }
            return known.figures;
        }
    }

    private SaleFigures read(EventId event, Watched known, long now) {
        Instant at = clock.instant();
        Sale sale = statements.sale(event, at).orElseThrow(EventId::unknown);
        if (known.money == null || now - known.moneyDueAt >= 0) {
            known.money = statements.money(event);
            long end = System.nanoTime();
            known.moneyDueAt = end + (end - now) * MONEY_PAUSE_PER_DURATION;
        }
        return new SaleFigures(at, sale, waitingRoom.room(event), waitingRoom.waitOfNewcomer(event), seatMaps.tally(event), known.money,
            invariants.latest(Duration.ZERO));
    }

    private void forgetUnwatched(long now) {
        watched.values().removeIf(each -> now - each.readAt > FORGET_AFTER_NANOS);
    }
}
