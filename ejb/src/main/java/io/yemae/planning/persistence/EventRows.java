package io.yemae.planning.persistence;

import io.yemae.planning.AdministeredEvent;
import io.yemae.planning.domain.Grade;
import io.yemae.planning.domain.Performance;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events with their performances and grades, for changes. */
@ApplicationScoped
public class EventRows {
    /* By performances_by_event. */
    private static final String SEAT_COUNTS = """
        SELECT performance.id, performance.number, performance.starts_at, performance.ends_at, performance.cancelled_at,
               performance.cancel_reason, seats.total, seats.held, seats.sold
        FROM performances performance
        CROSS JOIN LATERAL performance_seats(performance.id) seats
        WHERE performance.event_id = ?1
        ORDER BY performance.starts_at, performance.id""";

    @PersistenceContext
    EntityManager entityManager;

    public void add(TicketedEvent event) {
        entityManager.persist(event);
    }

    public void add(Performance performance) {
        entityManager.persist(performance);
    }

    public void add(Grade grade) {
        entityManager.persist(grade);
    }

    public void remove(Grade grade) {
        entityManager.remove(grade);
    }

    public Optional<TicketedEvent> find(EventId id) {
        return Optional.ofNullable(entityManager.find(TicketedEvent.class, id.value()));
    }

    /** Locks the event until the transaction ends. */
    public Optional<TicketedEvent> lock(EventId id) {
        return Optional.ofNullable(entityManager.find(TicketedEvent.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** In order of their start, including cancelled ones. */
    public List<Performance> performances(EventId event) {
        return entityManager.createQuery("SELECT p FROM Performance p WHERE p.eventId = :event ORDER BY p.startsAt", Performance.class)
            .setParameter("event", event.value())
            .getResultList();
    }

    public Optional<Performance> performance(EventId event, PerformanceId id) {
        return Optional.ofNullable(entityManager.find(Performance.class, id.value())).filter(found -> found.isOf(event));
    }

    /** Most expensive first. */
    public List<Grade> grades(EventId event) {
        return entityManager.createQuery("SELECT g FROM Grade g WHERE g.eventId = :event ORDER BY g.price DESC, g.name", Grade.class)
            .setParameter("event", event.value())
            .getResultList();
    }

    public Optional<Grade> grade(EventId event, UUID id) {
        return Optional.ofNullable(entityManager.find(Grade.class, id)).filter(found -> found.isOf(event));
    }

    /** The performances of an event with their seat counts, in order of their start, including cancelled ones. */
    @SuppressWarnings("unchecked")
    public List<AdministeredEvent.Performance> seatCounts(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(SEAT_COUNTS, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream()
            .map(row -> new AdministeredEvent.Performance(new PerformanceId(row.get("id", UUID.class)), row.get("number", Long.class),
                row.get("starts_at", Instant.class), row.get("ends_at", Instant.class), row.get("cancelled_at", Instant.class),
                row.get("cancel_reason", String.class), row.get("total", Long.class), row.get("held", Long.class),
                row.get("sold", Long.class)))
            .toList();
    }

    /**
     * Writes the pending changes, so that the database checks its constraints now.
     *
     * @throws Problem conflict {@code PERFORMANCES_OVERLAP}; invalid if a name is taken or a venue or layout is unknown
     */
    public void flush() {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw explained(e);
        }
    }

    private static RuntimeException explained(PersistenceException failure) {
        return switch (Constraints.violated(failure).orElse("")) {
            case "performances_do_not_overlap" ->
                Problem.conflict("PERFORMANCES_OVERLAP", "같은 장소에 시간이 겹치는 공연이 있습니다.");
            case "grades_name", "grades_name_key" -> Problem.invalidField("grades", "등급 이름은 서로 달라야 합니다.");
            case "events_venue_id_fkey" -> Problem.invalidField("venueId", "장소를 찾을 수 없습니다.");
            case "events_seat_layout_id_fkey" -> Problem.invalidField("seatLayoutId", "좌석 배치를 찾을 수 없습니다.");
            default -> failure;
        };
    }
}
