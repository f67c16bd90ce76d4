package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** How the showings of events are read. The database's clock tells which can be booked. */
@ApplicationScoped
class PerformanceQueries {
    private static final String NEXT = """
        SELECT id
        FROM performances
        WHERE event_id = ?1
        ORDER BY (cancelled_at IS NULL AND starts_at > now()) DESC,
                 abs(extract(epoch FROM starts_at - now()))
        LIMIT 1""";

    /* By performances_by_event. The order of the reasons is from the final to the passing. */
    private static final String OF_EVENT = """
        SELECT performance.id, performance.number, performance.starts_at, performance.ends_at,
               CASE WHEN event.cancelled_at IS NOT NULL OR performance.cancelled_at IS NOT NULL THEN 'CANCELLED'
                    WHEN now() >= performance.starts_at THEN 'STARTED'
                    WHEN now() >= event.sale_end THEN 'SALE_ENDED'
                    WHEN now() < event.sale_start THEN 'SALE_NOT_STARTED'
               END AS closed
        FROM performances performance
        JOIN events event ON event.id = performance.event_id
        WHERE performance.event_id = ?1
          AND performance.starts_at >= coalesce(cast(?2 AS timestamptz), '-infinity')
          AND performance.starts_at < coalesce(cast(?3 AS timestamptz), 'infinity')
        ORDER BY performance.starts_at, performance.id""";

    /* What is over is left out, so that the list, which has no pages, stays short. By performances_by_event, grades_name. */
    private static final String CONCERTS = """
        SELECT event.number, event.title,
               (SELECT min(price) FROM grades WHERE event_id = event.id) AS price
        FROM events event
        WHERE event.cancelled_at IS NULL
          AND EXISTS (SELECT
                      FROM performances
                      WHERE event_id = event.id
                        AND cancelled_at IS NULL
                        AND ends_at > now())
        ORDER BY event.number""";

    @PersistenceContext
    EntityManager entityManager;

    @SuppressWarnings("unchecked")
    Optional<PerformanceId> next(EventId event) {
        List<UUID> ids = entityManager.createNativeQuery(NEXT, UUID.class).setParameter(1, event.value()).getResultList();
        return ids.stream().findFirst().map(PerformanceId::new);
    }

    boolean isOf(PerformanceId performance, EventId event) {
        return entityManager.createQuery("SELECT count(p) FROM Performance p WHERE p.id = :id AND p.eventId = :event", Long.class)
            .setParameter("id", performance.value())
            .setParameter("event", event.value())
            .getSingleResult() == 1;
    }

    @SuppressWarnings("unchecked")
    List<PerformanceView> ofEvent(EventId event, Instant from, Instant until) {
        List<Tuple> rows = entityManager.createNativeQuery(OF_EVENT, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, event.value())
            .setParameter(2, from, Instant.class)
            .setParameter(3, until, Instant.class)
            .getResultList();
        return rows.stream()
            .map(row -> new PerformanceView(new PerformanceId(row.get("id", UUID.class)), row.get("number", Long.class),
                row.get("starts_at", Instant.class), row.get("ends_at", Instant.class),
                Optional.ofNullable(row.get("closed", String.class)).map(Closed::valueOf).orElse(null)))
            .toList();
    }

    @SuppressWarnings("unchecked")
    List<ConcertView> concerts() {
        List<Tuple> rows = entityManager.createNativeQuery(CONCERTS, Tuple.class).getResultList();
        return rows.stream()
            .map(row -> new ConcertView(row.get("number", Long.class), row.get("title", String.class),
                new Won(row.get("price", Long.class))))
            .toList();
    }

    Optional<EventId> eventOf(UUID grade) {
        return entityManager.createQuery("SELECT g.eventId FROM Grade g WHERE g.id = :id", UUID.class)
            .setParameter("id", grade)
            .getResultStream()
            .findFirst()
            .map(EventId::new);
    }
}
