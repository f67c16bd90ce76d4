package io.yemae.ops;

import io.yemae.shared.logging.FailureLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/**
 * The invariants for somebody who watches them: as of the last check on this node. A check reads whole tables. So it runs on another
 * thread, only while somebody watches, and in at most a fiftieth of the time.
 */
@ApplicationScoped
public class InvariantWatch {
    private static final Logger LOG = Logger.getLogger(InvariantWatch.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final int PAUSE_PER_DURATION = 50;

    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile Check latest;
    private volatile Instant due = Instant.MIN;

    @Inject
    Invariants invariants;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService executor;

    /**
     * @param at         when the check began
     * @param violations each invariant with the number of rows that violate it
     */
    public record Check(Instant at, Map<String, Long> violations) {
    }

    /** Empty until the first check has ended. Starts the next one if it is due; does not block. */
    public Optional<Check> latest() {
        if (!clock.instant().isBefore(due) && checking.compareAndSet(false, true)) {
            executor.execute(this::check);
        }
        return Optional.ofNullable(latest);
    }

    private void check() {
        Instant start = clock.instant();
        try {
            latest = new Check(start, invariants.violations());
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "The invariants could not be checked", e);
        } finally {
            Instant end = clock.instant();
            Duration pause = Duration.between(start, end).multipliedBy(PAUSE_PER_DURATION);
            due = end.plus(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
            checking.set(false);
        }
    }
}
