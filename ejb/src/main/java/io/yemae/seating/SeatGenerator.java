package io.yemae.seating;

import io.yemae.catalog.EventAdministration;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.NewGrade;
import io.yemae.catalog.PerformanceScheduled;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the seats of a performance in the transaction that schedules it: those of the layout, then the units of general admission. */
@ApplicationScoped
class SeatGenerator {

    /* One statement for all seats, so that 60,000 of them take seconds; a row of state for each. */
    private static final String ADD = """
        WITH made AS (
            INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label)
            SELECT seat.id, ?1, seat.grade_id, seat.ordinal, seat.section, seat.row_number, seat.seat_number,
                   seat.section || '-' || seat.row_number || '-' || seat.seat_number
            FROM unnest(?2, ?3, ?4, ?5, ?6, ?7) AS seat (id, grade_id, ordinal, section, row_number, seat_number)
            RETURNING id)
        INSERT INTO seat_states (seat_id)
        SELECT id
        FROM made
        ORDER BY id""";

    /** Grades that an event does not name are coloured in this order. */
    private static final List<String> COLOURS = List.of("#d4380d", "#1677ff", "#389e0d", "#722ed1", "#d48806", "#08979c");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventAdministration events;

    @Inject
    SeatLayouts layouts;

    /** A seat before it has an id. */
    private record Place(UUID grade, String section, Integer row, Integer number) {
    }

    void onScheduled(@Observes PerformanceScheduled performance) {
        Map<String, GradeView> grades = events.grades(performance.eventId()).stream()
            .collect(Collectors.toMap(GradeView::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        List<Place> places = new ArrayList<>();
        if (performance.seatLayoutId() != null) {
            for (LayoutSection section : sections(performance.seatLayoutId())) {
                GradeView grade = grades.computeIfAbsent(section.name(), name -> gradeOf(performance.eventId(), section, grades.size()));
                addSeats(places, section, grade);
            }
        }
        grades.values().stream().filter(GradeView::isGeneralAdmission).forEach(grade -> addUnits(places, grade));
        add(performance, places);
    }

    private List<LayoutSection> sections(UUID layout) {
        return layouts.find(layout)
            .orElseThrow(() -> Problem.invalidField("seatLayoutId", "좌석 배치를 찾을 수 없습니다."))
            .sections();
    }

    private GradeView gradeOf(EventId event, LayoutSection section, int position) {
        return events.addGrade(event,
            new NewGrade(section.name(), new Won(section.price()), COLOURS.get(position % COLOURS.size()), null, null));
    }

    private static void addSeats(List<Place> places, LayoutSection section, GradeView grade) {
        if (grade.isGeneralAdmission()) {
            throw Problem.invalidField("grades", "좌석 구역 " + section.name() + "의 등급에는 수량을 정할 수 없습니다.");
        }
        for (int row = section.startRow(); row < section.startRow() + section.rows(); row++) {
            for (int number = 1; number <= section.seatsPerRow(); number++) {
                places.add(new Place(grade.id(), section.name(), row, number));
            }
        }
    }

    private static void addUnits(List<Place> places, GradeView grade) {
        for (int unit = 0; unit < grade.quantity(); unit++) {
            places.add(new Place(grade.id(), null, null, null));
        }
    }

    private void add(PerformanceScheduled performance, List<Place> places) {
        Integer[] ordinals = new Integer[places.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = i + 1;
        }
        entityManager.flush();
        entityManager.createNativeQuery(ADD)
            .setParameter(1, performance.performanceId().value())
            .setParameter(2, Uuid7.ascending(places.size()))
            .setParameter(3, places.stream().map(Place::grade).toArray(UUID[]::new))
            .setParameter(4, ordinals)
            .setParameter(5, places.stream().map(Place::section).toArray(String[]::new))
            .setParameter(6, places.stream().map(Place::row).toArray(Integer[]::new))
            .setParameter(7, places.stream().map(Place::number).toArray(Integer[]::new))
            .executeUpdate();
    }
}
