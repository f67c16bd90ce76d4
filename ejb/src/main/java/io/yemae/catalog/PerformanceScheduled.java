package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.util.UUID;

/**
 * A performance has been scheduled; its seats are to be made in the same transaction.
 *
 * @param seatLayoutId null when the event has no seats, only general admission
 */
public record PerformanceScheduled(EventId eventId, PerformanceId performanceId, UUID seatLayoutId) {
}
