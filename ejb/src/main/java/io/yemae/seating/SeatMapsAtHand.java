package io.yemae.seating;

import io.yemae.seating.domain.LiveSeats;
import io.yemae.seating.persistence.LiveMaps;
import io.yemae.seating.persistence.Programmes;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The maps that this node has in memory, for threads that must not wait. It is what a crowd finds; the others are for {@link SeatMaps}. */
@ApplicationScoped
public class SeatMapsAtHand {

    @Inject
    LiveMaps maps;

    @Inject
    Programmes programmes;

    @Inject
    Clock clock;

    /** Of the next performance on sale. Empty when something has to be read or made first, or is refused. */
    public Optional<SeatMap> map(EventId event) {
        return programmes.known(event)
            .filter(programme -> programme.event().seatLayoutId() != null)
            .flatMap(programme -> programme.next(clock.instant()))
            .flatMap(this::map);
    }

    /** Empty when something has to be read or made first, or is refused. */
    public Optional<SeatMap> map(PerformanceId performance) {
        return maps.known(performance).flatMap(LiveSeats::mapAtHand);
    }
}
