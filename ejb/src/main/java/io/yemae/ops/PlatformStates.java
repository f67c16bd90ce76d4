package io.yemae.ops;

import io.yemae.ops.integration.PoolTimeouts;
import io.yemae.ops.persistence.FigureStatements;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.DeadLetters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Reads the state of the platform: the one source of the metrics and the alerts. */
@ApplicationScoped
public class PlatformStates {
    /** The invariants read whole tables. While one is violated, its end is found sooner. */
    private static final Duration CHECKED_EVERY = Duration.ofMinutes(10);
    private static final Duration CHECKED_WHILE_VIOLATED = Duration.ofMinutes(1);
    private static final double MILLIS = 1000.0;

    @Inject
    FigureStatements figures;

    @Inject
    Clock clock;

    @Inject
    NtpOffset ntpOffset;

    @Inject
    DeadLetters deadLetters;

    @Inject
    InvariantWatch invariants;

    /** Outside any transaction, because the broker is asked. */
    public PlatformState now() {
        long before = clock.instant().toEpochMilli();
        PlatformFigures read = figures.read();
        // In the middle of the read, which a slow database makes long.
        double here = (before + clock.instant().toEpochMilli()) / 2 / MILLIS;
        return new PlatformState(read, here - read.clock(), ntpOffset.seconds(), deadLetters(), PoolTimeouts.read(),
            invariants.latest(wanted()));
    }

    private Duration wanted() {
        boolean isViolated = invariants.latest(CHECKED_EVERY).stream()
            .anyMatch(check -> check.violations().values().stream().anyMatch(rows -> rows > 0));
        return isViolated ? CHECKED_WHILE_VIOLATED : CHECKED_EVERY;
    }

    private Map<String, Integer> deadLetters() {
        try {
            return deadLetters.counts();
        } catch (Problem e) {
            // The broker is away, which the health check reports.
            return Map.of();
        }
    }
}
