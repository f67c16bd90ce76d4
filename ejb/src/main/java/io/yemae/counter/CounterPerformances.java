package io.yemae.counter;

import io.yemae.booking.SaleTerms;
import io.yemae.counter.persistence.CounterPerformanceRows;
import io.yemae.holds.CounterHolds;
import io.yemae.seating.GradeCount;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The performances that a counter can sell: from the opening of the sale until the performance ends. */
@Stateless
public class CounterPerformances {

    @Inject
    CounterPerformanceRows rows;

    @Inject
    SeatMaps seatMaps;

    @Inject
    SaleTerms terms;

    /**
     * The next 100, the earliest first.
     *
     * @param among null for all events
     * @param title a part of the title; null for any
     */
    public List<CounterPerformanceView> find(Set<EventId> among, String title) {
        return rows.find(among, title);
    }

    /** @throws Problem not found {@code PERFORMANCE_NOT_FOUND}, also if it cannot be sold at a counter */
    public CounterOffer offer(PerformanceId id) {
        CounterPerformanceView performance = rows.find(id).orElseThrow(PerformanceId::unknown);
        Map<UUID, GradeCount> counts = seatMaps.counts(id);
        Won fee = terms.of(performance.event()).fee();
        return new CounterOffer(performance, fee, CounterHolds.MOST_SEATS, seatMaps.map(id).plan().grades().stream()
            .map(grade -> new CounterOffer.Grade(grade.id(), grade.name(), new Won(grade.price()),
                counts.getOrDefault(grade.id(), GradeCount.NONE).available(), !grade.generalAdmission()))
            .toList());
    }
}
