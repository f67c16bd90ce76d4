package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** How events are read. The database's clock tells their status. */
@ApplicationScoped
class EventQueries {

    /* The status is derived here and nowhere else. */
    private static final String EVENTS = """
        WITH listed AS (
            SELECT event.*,
                   venue.name AS venue,
                   venue.address AS address,
                   coalesce(next.starts_at, last.starts_at) AS event_date,
                   CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                        WHEN now() < event.sale_start THEN 'upcoming'
                        WHEN now() >= event.sale_end OR next.starts_at IS NULL THEN 'ended'
                        ELSE 'on_sale'
                   END AS status
            FROM events event
            JOIN venues venue ON venue.id = event.venue_id
            LEFT JOIN LATERAL (SELECT min(starts_at) AS starts_at
                               FROM performances
                               WHERE event_id = event.id
                                 AND cancelled_at IS NULL
                                 AND ends_at > now()) next ON true
            LEFT JOIN LATERAL (SELECT max(starts_at) AS starts_at
                               FROM performances
                               WHERE event_id = event.id) last ON true)
        """;

    private static final String LIST = EVENTS + """
        SELECT *, count(*) OVER () AS total
        FROM listed
        WHERE (cast(?1 AS text) IS NULL OR status = ?1)
          AND (cast(?2 AS uuid[]) IS NULL OR id = ANY (cast(?2 AS uuid[])))
        ORDER BY sale_start, id
        LIMIT ?3
        OFFSET ?4""";

    private static final String COUNT = EVENTS + """
        SELECT count(*)
        FROM listed
        WHERE (cast(?1 AS text) IS NULL OR status = ?1)
          AND (cast(?2 AS uuid[]) IS NULL OR id = ANY (cast(?2 AS uuid[])))""";

    private static final String BY_ID = EVENTS + """
        SELECT *
        FROM listed
        WHERE id = ?1""";

    private static final String GRADES = """
        SELECT id, event_id, name, price, colour, description, quantity
        FROM grades
        WHERE event_id = ANY (?1)
        ORDER BY price DESC, name""";

    private static final String NEXT_PERFORMANCE = """
        SELECT id
        FROM performances
        WHERE event_id = ?1
        ORDER BY (cancelled_at IS NULL AND starts_at > now()) DESC,
                 abs(extract(epoch FROM starts_at - now()))
        LIMIT 1""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventSearch search;

    @SuppressWarnings("unchecked")
    Page<EventView> list(EventFilter filter) {
        UUID[] matching = matching(filter.text());
        List<Tuple> rows = entityManager.createNativeQuery(LIST, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, filter.status(), String.class)
            .setParameter(2, matching, UUID[].class)
            .setParameter(3, filter.page().limit())
            .setParameter(4, filter.page().offset())
            .getResultList();
        long total = rows.isEmpty() && filter.page().page() > 1 ? count(filter, matching) : rows.isEmpty() ? 0 : rows.get(0).get("total", Long.class);
        return Page.of(withGrades(rows), filter.page(), total);
    }

    /** Past the last page there is no row to carry the total. */
    private long count(EventFilter filter, UUID[] matching) {
        return ((Number) entityManager.createNativeQuery(COUNT).unwrap(NativeQuery.class)
            .setParameter(1, filter.status(), String.class)
            .setParameter(2, matching, UUID[].class)
            .getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    Optional<EventView> byId(EventId id) {
        return withGrades(entityManager.createNativeQuery(BY_ID, Tuple.class).setParameter(1, id.value()).getResultList()).stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    Optional<PerformanceId> nextPerformance(EventId event) {
        List<UUID> ids = entityManager.createNativeQuery(NEXT_PERFORMANCE, UUID.class).setParameter(1, event.value()).getResultList();
        return ids.stream().findFirst().map(PerformanceId::new);
    }

    boolean isOf(PerformanceId performance, EventId event) {
        return entityManager.createQuery("SELECT count(p) FROM Performance p WHERE p.id = :id AND p.eventId = :event", Long.class)
            .setParameter("id", performance.value())
            .setParameter("event", event.value())
            .getSingleResult() == 1;
    }

    private List<EventView> withGrades(List<Tuple> rows) {
        UUID[] ids = rows.stream().map(row -> row.get("id", UUID.class)).toArray(UUID[]::new);
        Map<UUID, List<GradeView>> grades = ids.length == 0 ? Map.of() : grades(ids);
        return rows.stream().map(row -> view(row, grades.getOrDefault(row.get("id", UUID.class), List.of()))).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, List<GradeView>> grades(UUID[] events) {
        List<Tuple> rows = entityManager.createNativeQuery(GRADES, Tuple.class).setParameter(1, events).getResultList();
        return rows.stream().collect(Collectors.groupingBy(row -> row.get("event_id", UUID.class), Collectors.mapping(
            row -> new GradeView(row.get("id", UUID.class), row.get("name", String.class), new Won(row.get("price", Long.class)),
                row.get("colour", String.class), row.get("description", String.class), row.get("quantity", Integer.class)),
            Collectors.toList())));
    }

    private static EventView view(Tuple row, List<GradeView> grades) {
        return new EventView(new EventId(row.get("id", UUID.class)), row.get("number", Long.class), row.get("title", String.class),
            row.get("description", String.class), row.get("venue", String.class), row.get("address", String.class),
            row.get("event_date", Instant.class), row.get("sale_start", Instant.class), row.get("sale_end", Instant.class),
            row.get("poster_image_url", String.class), row.get("status", String.class), row.get("artist_name", String.class),
            row.get("seat_layout_id", UUID.class), row.get("created_by", UUID.class), row.get("created_at", Instant.class),
            row.get("updated_at", Instant.class), grades);
    }

    /** Null when there is nothing to search for. */
    private UUID[] matching(String text) {
        SearchTerms terms = SearchTerms.of(text);
        return terms.isEmpty() ? null : search.matching(terms);
    }
}
