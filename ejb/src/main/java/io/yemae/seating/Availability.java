package io.yemae.seating;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.CatalogueRead;
import io.yemae.catalog.CatalogueReads;
import io.yemae.catalog.EventProgram;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The free seats of performances (requirement 1, section 2; requirement 3, section 1). Held seats are not free. */
@Stateless
public class Availability {

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueReads reads;

    @Inject
    SeatMaps seatMaps;

    /**
     * The performances of an event that start within a range, including cancelled ones. None if the event is unknown.
     *
     * @param from  null for no lower bound
     * @param until exclusive; null for no upper bound
     */
    public List<PerformanceAvailability> of(EventId event, Instant from, Instant until) {
        List<PerformanceView> performances =
            reads.program(event).map(program -> program.value().between(from, until)).orElse(List.of());
        return PerformanceAvailability.of(performances, performances.stream().map(PerformanceView::id).map(seatMaps::map).toList());
    }

    /**
     * One performance of a concert that is not cancelled.
     *
     * @throws Problem not found {@code CONCERT_NOT_FOUND} or {@code SCHEDULE_NOT_FOUND}
     */
    public PerformanceAvailability schedule(long concert, long schedule) {
        EventProgram program = reads.program(catalogue.concert(concert).id()).map(CatalogueRead::value).orElseThrow(EventId::unknown);
        PerformanceView performance = program.scheduled(schedule);
        return new PerformanceAvailability(performance, seatMaps.counts(performance.id()));
    }
}
