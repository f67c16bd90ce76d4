package io.yemae.seating;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.Closed;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is left of each performance (requirement 1, section 2; requirement 3, section 1). What is held is not left. */
@Stateless
public class Showings {

    /* By seats_ordinal, then seat_states by its key. */
    private static final String COUNTS = """
        SELECT seat.performance_id, seat.grade_id,
               count(*) AS total,
               count(*) FILTER (WHERE state.status = 'available' OR state.held_until <= now()) AS available
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.performance_id = ANY (?1)
        GROUP BY seat.performance_id, seat.grade_id""";

    /* By seats_ordinal, which gives the order as well. */
    private static final String NUMBERED = """
        SELECT seat.ordinal, grade.price,
               state.status = 'available' OR coalesce(state.held_until <= now(), false) AS available
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        JOIN grades grade ON grade.id = seat.grade_id
        WHERE seat.performance_id = ?1
        ORDER BY seat.ordinal""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Catalogue catalogue;

    @Inject
    SeatMaps seatMaps;

    /** The performances of an event that start within a time, cancelled ones too; either end of it may be null. */
    public List<ShowingView> of(EventId event, Instant from, Instant until) {
        return counted(catalogue.performances(event, from, until));
    }

    /**
     * The performances of a concert that are not cancelled.
     *
     * @throws Problem not found {@code CONCERT_NOT_FOUND}
     */
    public List<ShowingView> schedules(long concert) {
        return counted(scheduled(concert));
    }

    /** @throws Problem not found {@code CONCERT_NOT_FOUND} or {@code SCHEDULE_NOT_FOUND} */
    @SuppressWarnings("unchecked")
    public List<NumberedSeat> seats(long concert, long schedule) {
        PerformanceView performance = scheduled(concert).stream()
            .filter(each -> each.number() == schedule)
            .findFirst()
            .orElseThrow(() -> Problem.notFound("SCHEDULE_NOT_FOUND", "일정을 찾을 수 없습니다."));
        List<Tuple> rows = entityManager.createNativeQuery(NUMBERED, Tuple.class).setParameter(1, performance.id().value()).getResultList();
        return rows.stream()
            .map(row -> new NumberedSeat(row.get("ordinal", Integer.class), row.get("price", Long.class),
                performance.closed() == null && row.get("available", Boolean.class)))
            .toList();
    }

    /**
     * How many units of a grade are left over all performances to come.
     *
     * @throws Problem not found {@code TICKET_TYPE_NOT_FOUND}
     */
    public GradeCount left(UUID grade) {
        EventId event = catalogue.eventOfGrade(grade)
            .orElseThrow(() -> Problem.notFound("TICKET_TYPE_NOT_FOUND", "티켓 타입을 찾을 수 없습니다."));
        return seatMaps.counts(event).getOrDefault(grade, GradeCount.NONE);
    }

    private List<PerformanceView> scheduled(long concert) {
        return catalogue.performances(catalogue.concert(concert).id()).stream()
            .filter(performance -> performance.closed() != Closed.CANCELLED)
            .toList();
    }

    private List<ShowingView> counted(List<PerformanceView> performances) {
        Map<UUID, Map<UUID, GradeCount>> counts = counts(performances);
        return performances.stream().map(each -> new ShowingView(each, counts.getOrDefault(each.id().value(), Map.of()))).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Map<UUID, GradeCount>> counts(List<PerformanceView> performances) {
        List<Tuple> rows = entityManager.createNativeQuery(COUNTS, Tuple.class)
            .setParameter(1, performances.stream().map(each -> each.id().value()).toArray(UUID[]::new))
            .getResultList();
        Map<UUID, Map<UUID, GradeCount>> counts = new HashMap<>();
        for (Tuple row : rows) {
            counts.computeIfAbsent(row.get("performance_id", UUID.class), performance -> new HashMap<>())
                .put(row.get("grade_id", UUID.class), new GradeCount(row.get("total", Long.class), row.get("available", Long.class)));
        }
        return counts;
    }
}
