package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.util.List;
import java.util.UUID;

/**
 * An event of which nothing was ever reserved is given another layout: the seats of its performances are to be made anew in the same transaction.
 *
 * @param seatLayoutId null when it has no seats any more, only general admission
 */
public record LayoutReplaced(EventId eventId, List<PerformanceId> performances, UUID seatLayoutId) {
}
