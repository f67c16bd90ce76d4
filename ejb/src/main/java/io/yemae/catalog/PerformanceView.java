package io.yemae.catalog;

import io.yemae.shared.PerformanceId;
import java.time.Instant;

/**
 * A showing as others may see it.
 *
 * @param closed why it cannot be booked, its seats aside, as of the moment it was read; null when it can
 */
public record PerformanceView(PerformanceId id, long number, Instant startsAt, Instant endsAt, Closed closed) {
}
