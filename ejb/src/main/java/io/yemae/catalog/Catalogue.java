package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Looking events up (requirement 1, section 2; requirement 2, "Events"). */
@Stateless
public class Catalogue {

    @Inject
    EventQueries events;

    /** Ordered by the start of the sale. */
    public Page<EventView> list(EventFilter filter) {
        return events.list(filter);
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public EventView get(EventId id) {
        return find(id).orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다."));
    }

    public Optional<EventView> find(EventId id) {
        return events.byId(id);
    }

    /** The performance that a buyer means who names none: the next one on sale, or else the one that was last. */
    public Optional<PerformanceId> nextPerformance(EventId event) {
        return events.nextPerformance(event);
    }

    public boolean isOf(PerformanceId performance, EventId event) {
        return events.isOf(performance, event);
    }
}
