package io.yemae.planning;

import java.time.Duration;
import java.time.Instant;

/** When one performance starts and ends. */
public record PerformanceTimes(Instant startsAt, Instant endsAt) {

    /** The same times, so much later. */
    PerformanceTimes shifted(Duration by) {
        return new PerformanceTimes(startsAt.plus(by), endsAt.plus(by));
    }
}
