package io.yemae.seating.domain;

import io.yemae.catalog.Closed;
import io.yemae.catalog.EventView;
import io.yemae.catalog.PerformanceView;
import io.yemae.seating.LayoutSection;
import io.yemae.shared.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event with its showings, as seats need it: which of them a buyer means, and whether it is on sale.
 *
 * @param sections     of its layout, at what this event asks for them; empty when it has no seats, only general admission
 * @param performances in their order, cancelled ones too
 */
public record Programme(EventView event, List<LayoutSection> sections, List<PerformanceView> performances) {

    /** The next one on sale, or else the one that is nearest. */
    public Optional<PerformanceId> next(Instant now) {
        return performances.stream()
            .min(Comparator.<PerformanceView, Boolean>comparing(performance -> !isToCome(performance, now))
                .thenComparing(performance -> Duration.between(now, performance.startsAt()).abs()))
            .map(PerformanceView::id);
    }

    public boolean has(PerformanceId performance) {
        return performances.stream().anyMatch(each -> each.id().equals(performance));
    }

    /** Those whose seats count as seats of the event: neither cancelled nor over. */
    public List<PerformanceId> current(Instant now) {
        return performances.stream()
            .filter(performance -> performance.closed() != Closed.CANCELLED && performance.endsAt().isAfter(now))
            .map(PerformanceView::id)
            .toList();
    }

    /** Whether a performance can be booked at this moment, its seats aside. */
    public boolean isOnSale(PerformanceId performance, Instant now) {
        return !event.saleStart().isAfter(now)
            && event.saleEnd().isAfter(now)
            && performances.stream().anyMatch(each -> each.id().equals(performance) && isToCome(each, now));
    }

    private static boolean isToCome(PerformanceView performance, Instant now) {
        return performance.closed() != Closed.CANCELLED && performance.startsAt().isAfter(now);
    }
}
