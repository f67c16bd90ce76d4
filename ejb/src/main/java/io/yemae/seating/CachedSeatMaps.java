package io.yemae.seating;

import io.yemae.seating.domain.LiveSeats;
import io.yemae.seating.persistence.EventSchedules;
import io.yemae.seating.persistence.LiveMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The seat maps that are cached on this node, for threads that must not block. If a map is absent, {@link SeatMaps} loads it. */
@ApplicationScoped
public class CachedSeatMaps {

    @Inject
    LiveMaps maps;

    @Inject
    EventSchedules schedules;

    @Inject
    Clock clock;

    /** The map of the next performance on sale. Empty if it has to be loaded or updated first, or if the request is refused. */
    public Optional<SeatMap> map(EventId event) {
        return schedules.known(event)
            .filter(schedule -> schedule.event().seatLayoutId() != null)
            .flatMap(schedule -> schedule.next(clock.instant()))
            .flatMap(this::map);
    }

    /** Empty if the map has to be loaded or updated first, or if the request is refused. */
    public Optional<SeatMap> map(PerformanceId performance) {
        return maps.known(performance).flatMap(LiveSeats::cachedMap);
    }

    /** The maps of several performances, in their order. Empty if one of them has to be loaded or updated first. */
    public Optional<List<SeatMap>> maps(List<PerformanceId> performances) {
        List<SeatMap> all = new ArrayList<>(performances.size());
        for (PerformanceId performance : performances) {
            Optional<SeatMap> map = map(performance);
            if (map.isEmpty()) {
                return Optional.empty();
            }
            all.add(map.get());
        }
        return Optional.of(all);
    }

    /** As {@link SeatMaps#since}. Empty also if the map has to be loaded or updated first. */
    public Optional<SeatMap.Delta> since(PerformanceId performance, String version) {
        return maps.known(performance).flatMap(live -> live.cachedSince(version));
    }
}
