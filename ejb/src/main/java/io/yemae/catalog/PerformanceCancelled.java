package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;

/**
 * A performance will not be given: what was reserved of it is to be given back. Fired within the transaction that cancels it.
 *
 * @param reason for the buyers
 */
public record PerformanceCancelled(EventId eventId, PerformanceId performanceId, String reason) {
}
