package io.yemae.alerts.domain;

import io.yemae.ops.PlatformFigures;
import io.yemae.ops.PlatformState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The critical conditions in a state of the platform.
 *
 * @param holding those that hold
 * @param judged  those that could be judged; only they can be over
 */
public record Findings(List<Finding> holding, Set<Condition> judged) {
    static final int DOUBT_SECONDS = 300;
    static final int OUTBOX_SECONDS = 60;
    static final int FAILED_IN_TWO_MINUTES = 120;
    static final int CLOCK_SECONDS = 2;

    /** @param before the state that the same node saw before, for what is counted since its start */
    public static Findings of(PlatformState now, PlatformState before) {
        PlatformFigures figures = now.figures();
        Collector found = new Collector();
        now.invariants().ifPresent(check -> found.above(Condition.INVARIANT_VIOLATED, check.violations(), 0));
        found.above(Condition.PAYMENTS_IN_DOUBT, figures.paymentsInDoubtAge(), DOUBT_SECONDS);
        if (!now.deadLetters().isEmpty()) {
            found.above(Condition.DEAD_LETTERS, now.deadLetters(), 0);
        }
        found.above(Condition.MESSAGES_NOT_SENT, figures.outboxAge(), OUTBOX_SECONDS);
        found.above(Condition.REQUESTS_FAIL, figures.failedRequests(), FAILED_IN_TWO_MINUTES);
        found.judged.add(Condition.POOL_EXHAUSTED);
        now.poolTimeouts().forEach((pool, timeouts) ->
            found.above(Condition.POOL_EXHAUSTED, Map.of(pool, timeouts - before.poolTimeouts().getOrDefault(pool, timeouts)), 0));
        found.above(Condition.CLOCK_WRONG, Math.abs(now.clockOffset()), CLOCK_SECONDS);
        now.ntpOffset().ifPresent(offset -> found.above(Condition.TIME_WRONG, Math.abs(offset), CLOCK_SECONDS));
        return new Findings(found.holding, found.judged);
    }

    private static final class Collector {
        private final List<Finding> holding = new ArrayList<>();
        private final Set<Condition> judged = EnumSet.noneOf(Condition.class);

        void above(Condition condition, double value, long bound) {
            judged.add(condition);
            if (value > bound) {
                holding.add(new Finding(condition, "", Math.round(value)));
            }
        }

        void above(Condition condition, Map<String, ? extends Number> values, long bound) {
            judged.add(condition);
            values.forEach((subject, value) -> {
                if (value.longValue() > bound) {
                    holding.add(new Finding(condition, subject, value.longValue()));
                }
            });
        }
    }
}
