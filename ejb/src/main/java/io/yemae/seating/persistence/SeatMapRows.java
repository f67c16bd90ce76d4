package io.yemae.seating.persistence;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.domain.SeatState;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the seats of a performance and their states. */
@ApplicationScoped
class SeatMapRows {
    private static final String GRADES = """
        SELECT performance.event_id, grade.id, grade.name, grade.price, grade.colour, grade.quantity
        FROM performances performance
        JOIN grades grade ON grade.event_id = performance.event_id
        WHERE performance.id = ?1
        ORDER BY grade.price DESC, grade.name""";

    /* By seats_ordinal. */
    private static final String SEATS = """
        SELECT id, ordinal, section, row_number, seat_number, grade_id, accessible
        FROM seats
        WHERE performance_id = ?1
        ORDER BY ordinal""";

    /* By seats_ordinal, then seat_states by its key. */
    private static final String CLAIMED = """
        SELECT state.seat_id, state.status, state.held_until
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.performance_id = ?1
          AND state.status <> 'available'""";

    /* By the keys of items and changes, then seat_states by its key. */
    private static final String OF_RESERVATIONS = """
        SELECT state.seat_id, state.status, state.held_until
        FROM (SELECT item.seat_id
              FROM reservation_items item
              WHERE item.reservation_id = ANY (?1)
              UNION
              SELECT unnest(change.dropped)
              FROM hold_changes change
              WHERE change.reservation_id = ANY (?1)) had
        JOIN seat_states state ON state.seat_id = had.seat_id""";

    @PersistenceContext
    EntityManager entityManager;

    /** @return empty if there is no such performance */
    Optional<SeatMap> map(PerformanceId performance) {
        List<Tuple> grades = rows(GRADES, performance.value());
        if (grades.isEmpty()) {
            return Optional.empty();
        }
        List<Tuple> seats = rows(SEATS, performance.value());
        EventId event = new EventId(grades.get(0).get("event_id", UUID.class));
        return Optional.of(SeatMap.of(plan(performance, event, grades, seats), claimed(performance)));
    }

    /** The held and sold seats. */
    List<SeatState> claimed(PerformanceId performance) {
        return states(rows(CLAIMED, performance.value()));
    }

    /** The seats that belong, or belonged, to reservations. */
    List<SeatState> of(Collection<UUID> reservations) {
        return states(rows(OF_RESERVATIONS, reservations.toArray(UUID[]::new)));
    }

    private static SeatPlan plan(PerformanceId performance, EventId event, List<Tuple> grades, List<Tuple> rows) {
        List<UUID> gradeIds = grades.stream().map(row -> row.get("id", UUID.class)).toList();
        int[] totals = new int[gradeIds.size()];
        LinkedHashSet<String> sections = new LinkedHashSet<>();
        List<PlannedSeat> seats = new ArrayList<>(rows.size());
        for (Tuple row : rows) {
            String section = row.get("section", String.class);
            int grade = gradeIds.indexOf(row.get("grade_id", UUID.class));
            totals[grade]++;
            if (section != null) {
                sections.add(section);
            }
            seats.add(new PlannedSeat(row.get("id", UUID.class), row.get("ordinal", Integer.class), section,
                orZero(row.get("row_number", Integer.class)), orZero(row.get("seat_number", Integer.class)), grade,
                row.get("accessible", Boolean.class)));
        }
        List<Grade> counted = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            Tuple row = grades.get(i);
            counted.add(new Grade(gradeIds.get(i), row.get("name", String.class), row.get("price", Long.class),
                row.get("colour", String.class),
                row.get("quantity", Integer.class) != null, totals[i]));
        }
        return new SeatPlan(performance, event, counted, List.copyOf(sections), seats);
    }

    private static List<SeatState> states(List<Tuple> rows) {
        return rows.stream()
            .map(row -> new SeatState(row.get("seat_id", UUID.class), SeatStatus.of(row.get("status", String.class)),
                Optional.ofNullable(row.get("held_until", Instant.class)).map(Instant::toEpochMilli).orElse(0L)))
            .toList();
    }

    private static int orZero(Integer number) {
        return number == null ? 0 : number;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Object parameter) {
        return entityManager.createNativeQuery(sql, Tuple.class).setParameter(1, parameter).getResultList();
    }
}
