package io.yemae.catalog;

import io.yemae.shared.PerformanceId;
import java.time.Instant;

/**
 * A performance as other features see it.
 *
 * @param notBookable as of the moment of reading, regardless of seats; null if the performance can be booked
 */
public record PerformanceView(PerformanceId id, long number, Instant startsAt, Instant endsAt, NotBookable notBookable) {
}
