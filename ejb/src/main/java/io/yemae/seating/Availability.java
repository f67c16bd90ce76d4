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

/** The free seats of performances (requirement 3, section 1). Held seats are not free. */
@Stateless
public class Availability {

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueReads reads;

    @Inject
    SeatMaps seatMaps;

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
