package io.yemae.seating.domain;

import io.yemae.catalog.EventView;
import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutSection;
import io.yemae.shared.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event with its performances: which one is the default, and which are on sale.
 *
 * @param sections     of its layout at the prices of the event; empty if there is only general admission
 * @param geometry     of its layout; null if it is to be derived
 * @param performances in order of their start, including cancelled ones
 */
public record EventSchedule(EventView event, List<LayoutSection> sections, LayoutGeometry geometry,
                            List<PerformanceView> performances) {

    /** The next performance on sale; if there is none, the nearest one. */
    public Optional<PerformanceId> next(Instant now) {
        return performances.stream()
            .min(Comparator.<PerformanceView, Boolean>comparing(performance -> !isUpcoming(performance, now))
                .thenComparing(performance -> Duration.between(now, performance.startsAt()).abs()))
            .map(PerformanceView::id);
    }

    public boolean has(PerformanceId performance) {
        return performances.stream().anyMatch(each -> each.id().equals(performance));
    }

    /** The performances whose seats count as seats of the event: neither cancelled nor over. */
    public List<PerformanceId> current(Instant now) {
        return performances.stream()
            .filter(performance -> performance.notBookable() != NotBookable.CANCELLED && performance.endsAt().isAfter(now))
            .map(PerformanceView::id)
            .toList();
    }

    /** Whether a performance can be booked now, regardless of free seats. */
    public boolean isOnSale(PerformanceId performance, Instant now) {
        return !event.saleStart().isAfter(now)
            && event.saleEnd().isAfter(now)
            && performances.stream().anyMatch(each -> each.id().equals(performance) && isUpcoming(each, now));
    }

    private static boolean isUpcoming(PerformanceView performance, Instant now) {
        return performance.notBookable() != NotBookable.CANCELLED && performance.startsAt().isAfter(now);
    }
}
