package io.yemae.ops;

import io.yemae.shared.logging.FailureLog;
import jakarta.annotation.PostConstruct;
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
 * The invariants as of the last check on this node, for the metrics, the cockpit and the alerts. A check reads whole tables. So it runs on
 * another thread, no more often than the shortest interval that is requested, and in at most a fiftieth of the time.
 */
@ApplicationScoped
public class InvariantWatch {
    private static final Logger LOG = Logger.getLogger(InvariantWatch.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final int PAUSE_PER_DURATION = 50;

    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile Check latest;
    private volatile Instant due = Instant.MIN;
    private volatile Instant begun;

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

    @PostConstruct
    void begin() {
        begun = clock.instant();
    }

    /**
     * Empty until the first check has ended. Starts the next one if the latest is older than wanted; does not block.
     *
     * @param wanted the greatest age of a check, zero for somebody who watches; for the first check it counts from the node's start
     */
    public Optional<Check> latest(Duration wanted) {
        Instant now = clock.instant();
        if (!now.isBefore(due) && !now.isBefore(checkedAt().plus(wanted)) && checking.compareAndSet(false, true)) {
            executor.execute(this::check);
        }
        return Optional.ofNullable(latest);
    }

    /** When the latest check began; the node's start if there was none. */
    public Instant checkedAt() {
        Check check = latest;
        return check == null ? begun : check.at();
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
