package io.yemae.seating.integration;

import io.yemae.catalog.EventAdministration;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.LayoutReplaced;
import io.yemae.catalog.NewGrade;
import io.yemae.catalog.PerformanceScheduled;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.seating.LayoutSection;
import io.yemae.seating.SeatLayouts;
import io.yemae.seating.persistence.SeatInserts.Unit;
import io.yemae.seating.persistence.SeatInserts;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import io.yemae.shared.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the seats of a performance in the transaction that schedules it, or gives its event another layout: those of the layout, then the units of
 * general admission.
 */
@ApplicationScoped
class SeatGenerator {

    /* By seats_ordinal, then seat_states by its key. */
    private static final String REMOVE_STATES = """
        DELETE FROM seat_states state
        USING seats seat
        WHERE seat.performance_id = ?1
          AND state.seat_id = seat.id
          AND state.status = 'available'""";

    private static final String LEFT = """
        SELECT count(*)
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.performance_id = ?1""";

    private static final String REMOVE = """
        DELETE FROM seats
        WHERE performance_id = ?1""";

    /** Grades that an event does not name are coloured in this order. */
    private static final List<String> COLOURS = List.of("#d4380d", "#1677ff", "#389e0d", "#722ed1", "#d48806", "#08979c");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventAdministration events;

    @Inject
    SeatLayouts layouts;

    @Inject
    SeatInserts inserts;

    @Inject
    Changes changes;

    void onScheduled(@Observes PerformanceScheduled performance) {
        generate(performance.eventId(), List.of(performance.performanceId()), sections(performance.seatLayoutId()));
    }

    void onReplaced(@Observes LayoutReplaced layout) {
        layout.performances().forEach(this::removeAll);
        List<LayoutSection> sections = sections(layout.seatLayoutId());
        events.removeGradesExcept(layout.eventId(), sections.stream().map(LayoutSection::name).toList());
        generate(layout.eventId(), layout.performances(), sections);
        layout.performances().forEach(performance -> changes.tell(Change.ofSeats(performance)));
    }

    private List<LayoutSection> sections(UUID layout) {
        return layout == null ? List.of() : layouts.sectionsToBuild(layout);
    }

    private void generate(EventId event, List<PerformanceId> performances, List<LayoutSection> sections) {
        Map<String, GradeView> grades = events.grades(event).stream()
            .collect(Collectors.toMap(grade -> Text.nameKey(grade.name()), Function.identity(), (first, second) -> first, LinkedHashMap::new));
        refuseGradesOfNothing(grades, sections);
        List<Unit> units = new ArrayList<>();
        for (LayoutSection section : sections) {
            addSeats(units, section, grades.computeIfAbsent(Text.nameKey(section.name()), name -> gradeOf(event, section, grades.size())));
        }
        grades.values().stream().filter(GradeView::isGeneralAdmission).forEach(grade -> units.addAll(Unit.free(grade.id(), grade.quantity())));
        entityManager.flush();
        performances.forEach(performance -> inserts.add(performance, units, 1));
    }

    /** Somebody who takes a seat at this moment either is later, and finds none, or was a moment earlier: then they all stay. */
    private void removeAll(PerformanceId performance) {
        entityManager.createNativeQuery(REMOVE_STATES).setParameter(1, performance.value()).executeUpdate();
        long left = ((Number) entityManager.createNativeQuery(LEFT).setParameter(1, performance.value()).getSingleResult()).longValue();
        if (left > 0) {
            throw Problem.conflict("SEATS_IN_USE", "임시배정되었거나 판매된 좌석이 " + left + "석 있어 바꿀 수 없습니다.");
        }
        entityManager.createNativeQuery(REMOVE).setParameter(1, performance.value()).executeUpdate();
    }

    private GradeView gradeOf(EventId event, LayoutSection section, int position) {
        return events.addGrade(event,
            new NewGrade(section.name(), new Won(section.price()), COLOURS.get(position % COLOURS.size()), null, null));
    }

    /** Whoever named it wants its price for a section: that must not be lost over a slip in the name. */
    private static void refuseGradesOfNothing(Map<String, GradeView> grades, List<LayoutSection> sections) {
        Set<String> named = sections.stream().map(section -> Text.nameKey(section.name())).collect(Collectors.toSet());
        grades.forEach((name, grade) -> {
            if (!grade.isGeneralAdmission() && !named.contains(name)) {
                throw Problem.invalidField("grades", "등급 " + grade.name() + ": 같은 이름의 구역이 없습니다. 자유석이면 수량을 입력해주세요.");
            }
        });
    }

    private static void addSeats(List<Unit> units, LayoutSection section, GradeView grade) {
        if (grade.isGeneralAdmission()) {
            throw Problem.invalidField("grades", "좌석 구역 " + section.name() + "의 등급에는 수량을 정할 수 없습니다.");
        }
        for (int row = section.startRow(); row < section.startRow() + section.rows(); row++) {
            for (int number = 1; number <= section.seatsPerRow(); number++) {
                if (section.hasSeat(row, number)) {
                    units.add(new Unit(grade.id(), section.name(), row, number, section.accessible().contains(row, number)));
                }
            }
        }
    }
}
