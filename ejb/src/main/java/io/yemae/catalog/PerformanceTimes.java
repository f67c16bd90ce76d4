package io.yemae.catalog;

import java.time.Instant;

/** When one performance starts and ends. */
public record PerformanceTimes(Instant startsAt, Instant endsAt) {
}
