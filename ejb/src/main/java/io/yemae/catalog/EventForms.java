package io.yemae.catalog;

import io.yemae.catalog.domain.TicketedEvent;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What administrators change events from: always as it is at this moment. */
@Stateless
public class EventForms {

    /* By performances_by_event. */
    private static final String SHOWINGS = """
        SELECT performance.id, performance.number, performance.starts_at, performance.ends_at, performance.cancelled_at, performance.cancel_reason,
               seats.total, seats.held, seats.sold
        FROM performances performance
        CROSS JOIN LATERAL performance_seats(performance.id) seats
        WHERE performance.event_id = ?1
        ORDER BY performance.starts_at, performance.id""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    GradeAdministration grades;

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public EventForm get(EventId id) {
        TicketedEvent event = entityManager.find(TicketedEvent.class, id.value());
        if (event == null) {
            throw Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
        }
        return event.form(showings(id), grades.of(id));
    }

    @SuppressWarnings("unchecked")
    private List<EventForm.Showing> showings(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(SHOWINGS, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream()
            .map(row -> new EventForm.Showing(new PerformanceId(row.get("id", UUID.class)), row.get("number", Long.class),
                row.get("starts_at", Instant.class), row.get("ends_at", Instant.class), row.get("cancelled_at", Instant.class),
                row.get("cancel_reason", String.class), row.get("total", Long.class), row.get("held", Long.class), row.get("sold", Long.class)))
            .toList();
    }
}
