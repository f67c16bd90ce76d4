package io.yemae.seating.persistence;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.layouts.LayoutSection;
import io.yemae.layouts.SeatLayoutView;
import io.yemae.layouts.SeatLayouts;
import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.seating.domain.EventSchedule;
import io.yemae.shared.EventId;
import io.yemae.shared.text.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cached schedules of events, invalidated when an event changes. */
@ApplicationScoped
public class EventSchedules {
    /** After the cache of the catalogue is invalidated, and before the seat maps are reloaded. */
    static final int ORDER = 3_000;
    private static final int MOST = 1_000;

    private final Map<EventId, EventSchedule> schedules = new ConcurrentHashMap<>();

    @Inject
    Catalogue catalogue;

    @Inject
    SeatLayouts layouts;

    public Optional<EventSchedule> find(EventId event) {
        if (schedules.size() > MOST) {
            schedules.clear();
        }
        // Reading under the map's lock prevents that a value read before a change is cached after the invalidation.
        return Optional.ofNullable(schedules.computeIfAbsent(event, id -> catalogue.find(id).map(this::read).orElse(null)));
    }

    /** Without reading the database. */
    public Optional<EventSchedule> known(EventId event) {
        return Optional.ofNullable(schedules.get(event));
    }

    void onChanges(@Observes @Priority(ORDER) ChangesArrived news) {
        for (UUID event : news.subjects(Change.Kind.EVENT)) {
            if (event == null) {
                schedules.clear();
            } else {
                schedules.remove(new EventId(event));
            }
        }
    }

    private EventSchedule read(EventView event) {
        if (event.seatLayoutId() == null) {
            return new EventSchedule(event, List.of(), null, catalogue.performances(event.id()));
        }
        SeatLayoutView layout = layouts.find(event.seatLayoutId()).orElseThrow();
        return new EventSchedule(event, priced(layout.sections(), event), layout.geometry(), catalogue.performances(event.id()));
    }

    private static List<LayoutSection> priced(List<LayoutSection> sections, EventView event) {
        Map<String, GradeView> grades = event.grades().stream()
            .collect(Collectors.toMap(grade -> Text.nameKey(grade.name()), Function.identity(),
            (first, second) -> first));
        return sections.stream()
            .map(section -> section.pricedAt(grades.get(Text.nameKey(section.name())).price().amount()))
            .toList();
    }
}
