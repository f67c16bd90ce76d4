package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;

/**
 * A performance was cancelled, and its reservations have to be refunded. Fired within the transaction that cancels it.
 *
 * @param reason for the buyers
 */
public record PerformanceCancelled(EventId eventId, PerformanceId performanceId, String reason) {
}
