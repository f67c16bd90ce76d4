package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.LimitingResource;
import io.yemae.rehearsal.Percentiles;
import io.yemae.rehearsal.RehearsalReport;
import java.util.List;

/**
 * Finds what limited a rehearsal: the first resource that reaches its threshold. Causes come before their effects. A busy processor delays
 * everything else, including the bots. If the bots are late, the other figures are meaningless. Sessions that wait for locks or storage use
 * up the connections.
 */
final class Limits {
    private static final double BOT_DELAY_MILLIS = 250;
    private static final double BUSY = 0.85;
    /** The mean number of sessions that wait. */
    private static final double WAITING_SESSIONS = 2;
    private static final double OFTEN = 0.25;
    private static final double LONG_WAIT_MILLIS = 5_000;

    private Limits() {
    }

    static RehearsalReport.Limit of(RehearsalReport.Resources resources, double botDelayMillis, Percentiles waits) {
        return List.of(
                new RehearsalReport.Limit(LimitingResource.PROCESSOR, resources.machine(), BUSY),
                new RehearsalReport.Limit(LimitingResource.BOTS, botDelayMillis, BOT_DELAY_MILLIS),
                new RehearsalReport.Limit(LimitingResource.DATABASE_LOCKS, resources.locks(), WAITING_SESSIONS),
                new RehearsalReport.Limit(LimitingResource.DATABASE_STORAGE, resources.storage(), WAITING_SESSIONS),
                new RehearsalReport.Limit(LimitingResource.CONNECTIONS, resources.exhausted(), OFTEN),
                new RehearsalReport.Limit(LimitingResource.WAITING_ROOM, waits.p95(), LONG_WAIT_MILLIS)).stream()
            .filter(limit -> limit.value() >= limit.threshold())
            .findFirst()
            .orElse(new RehearsalReport.Limit(LimitingResource.NONE, 0, 0));
    }
}
