package io.yemae.seating.persistence;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.seating.LayoutSection;
import io.yemae.seating.SeatLayouts;
import io.yemae.seating.domain.Programme;
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

/** The programmes of events, kept until an event changes. */
@ApplicationScoped
public class Programmes {
    /** After the catalogue has forgotten what it knew, and before the maps are read anew. */
    static final int ORDER = 3_000;
    private static final int MOST = 1_000;

    private final Map<EventId, Programme> programmes = new ConcurrentHashMap<>();

    @Inject
    Catalogue catalogue;

    @Inject
    SeatLayouts layouts;

    public Optional<Programme> find(EventId event) {
        if (programmes.size() > MOST) {
            programmes.clear();
        }
        // Reading under the map's lock keeps what was read before a change from being put in after it was forgotten.
        return Optional.ofNullable(programmes.computeIfAbsent(event, id -> catalogue.find(id).map(this::read).orElse(null)));
    }

    /** Without reading anything. */
    public Optional<Programme> known(EventId event) {
        return Optional.ofNullable(programmes.get(event));
    }

    void onChanges(@Observes @Priority(ORDER) ChangesArrived news) {
        for (UUID event : news.subjects(Change.Kind.EVENT)) {
            if (event == null) {
                programmes.clear();
            } else {
                programmes.remove(new EventId(event));
            }
        }
    }

    private Programme read(EventView event) {
        return new Programme(event, event.seatLayoutId() == null ? List.of() : sections(event), catalogue.performances(event.id()));
    }

    private List<LayoutSection> sections(EventView event) {
        Map<String, GradeView> grades = event.grades().stream().collect(Collectors.toMap(grade -> Text.nameKey(grade.name()), Function.identity(),
            (first, second) -> first));
        return layouts.find(event.seatLayoutId()).orElseThrow().sections().stream()
            .map(section -> section.pricedAt(grades.get(Text.nameKey(section.name())).price().amount()))
            .toList();
    }
}
