package io.yemae.seating;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which seats there are and which are free (requirement 1, 3.1; requirement 2, "Seats"). */
@Stateless
public class SeatMaps {
    private static final String SEATS = """
        SELECT seat.id, seat.section, seat.row_number, seat.seat_number, seat.label, seat.grade_id, grade.price,
               CASE WHEN state.held_until <= now() THEN 'available' ELSE state.status END AS status
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        JOIN grades grade ON grade.id = seat.grade_id
        WHERE seat.performance_id = ?1
          AND seat.section IS NOT NULL
        ORDER BY seat.section, seat.row_number, seat.seat_number""";

    private static final String COUNTS = """
        SELECT seat.grade_id,
               count(*) AS total,
               count(*) FILTER (WHERE state.status = 'available' OR state.held_until <= now()) AS available
        FROM performances performance
        JOIN seats seat ON seat.performance_id = performance.id
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE performance.event_id = ?1
          AND performance.cancelled_at IS NULL
          AND performance.ends_at > now()
        GROUP BY seat.grade_id""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Catalogue catalogue;

    @Inject
    SeatLayouts layouts;

    /**
     * @param performance null for the next performance on sale
     * @throws Problem not found {@code EVENT_NOT_FOUND}, {@code PERFORMANCE_NOT_FOUND} or {@code NO_SEAT_SELECTION}
     */
    public SeatMapView seatMap(EventId eventId, PerformanceId performance) {
        EventView event = catalogue.find(eventId).orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "Event not found"));
        if (event.seatLayoutId() == null) {
            throw Problem.notFound("NO_SEAT_SELECTION", "This event does not have seat selection");
        }
        PerformanceId shown = performance == null ? next(eventId) : requireOf(eventId, performance);
        return new SeatMapView(event, shown, sections(event), seats(shown));
    }

    /** By grade; a grade without a unit is not in it. */
    @SuppressWarnings("unchecked")
    public Map<UUID, GradeCount> counts(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(COUNTS, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get("grade_id", UUID.class),
            row -> new GradeCount(row.get("total", Long.class), row.get("available", Long.class))));
    }

    private PerformanceId next(EventId event) {
        return catalogue.nextPerformance(event).orElseThrow(SeatMaps::noSuchPerformance);
    }

    private PerformanceId requireOf(EventId event, PerformanceId performance) {
        if (!catalogue.isOf(performance, event)) {
            throw noSuchPerformance();
        }
        return performance;
    }

    private static Problem noSuchPerformance() {
        return Problem.notFound("PERFORMANCE_NOT_FOUND", "공연 회차를 찾을 수 없습니다.");
    }

    /** The layout's sections, each at what this event asks for it. */
    private List<LayoutSection> sections(EventView event) {
        Map<String, GradeView> grades = event.grades().stream().collect(Collectors.toMap(GradeView::name, Function.identity()));
        return layouts.find(event.seatLayoutId()).orElseThrow().sections().stream()
            .map(section -> new LayoutSection(section.name(), section.rows(), section.seatsPerRow(), section.startRow(),
                grades.get(section.name()).price().amount()))
            .toList();
    }

    @SuppressWarnings("unchecked")
    private List<SeatView> seats(PerformanceId performance) {
        List<Tuple> rows = entityManager.createNativeQuery(SEATS, Tuple.class).setParameter(1, performance.value()).getResultList();
        return rows.stream()
            .map(row -> new SeatView(row.get("id", UUID.class), row.get("section", String.class), row.get("row_number", Integer.class),
                row.get("seat_number", Integer.class), row.get("label", String.class), row.get("grade_id", UUID.class),
                row.get("price", Long.class), row.get("status", String.class)))
            .toList();
    }
}
