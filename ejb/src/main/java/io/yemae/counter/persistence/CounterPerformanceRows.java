package io.yemae.counter.persistence;

import io.yemae.counter.CounterPerformanceView;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.sql.SearchConditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the performances that a counter can sell. */
@ApplicationScoped
public class CounterPerformanceRows {
    /* The earliest first, by performances_by_end or the key. */
    private static final String FIND = """
        SELECT performance.id, event.id AS event_id, event.title, event.english_title, venue.name AS venue, performance.starts_at
        FROM performances performance
        JOIN events event ON event.id = performance.event_id
        JOIN venues venue ON venue.id = performance.venue_id
        %s
        ORDER BY performance.starts_at, performance.id
        LIMIT 100""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * At most 100.
     *
     * @param among null for all events
     * @param title a part of the title; null for any
     */
    public List<CounterPerformanceView> find(Set<EventId> among, String title) {
        if (among != null && among.isEmpty()) {
            return List.of();
        }
        return list(sellable()
            .and("event.id IN (:among)", "among", among == null ? null : among.stream().map(EventId::value).toList())
            .and("strpos(lower(event.title), lower(:title)) > 0", "title", title));
    }

    public Optional<CounterPerformanceView> find(PerformanceId id) {
        return list(sellable().and("performance.id = :id", "id", id.value())).stream().findFirst();
    }

    private static SearchConditions sellable() {
        return new SearchConditions()
            .and("NOT is_warm_up(event.id)")
            .and("event.cancelled_at IS NULL")
            .and("performance.cancelled_at IS NULL")
            .and("event.sale_start <= now()")
            .and("performance.ends_at > now()");
    }

    @SuppressWarnings("unchecked")
    private List<CounterPerformanceView> list(SearchConditions conditions) {
        List<Tuple> rows = conditions.bound(entityManager.createNativeQuery(FIND.formatted(conditions.where()), Tuple.class))
            .getResultList();
        return rows.stream()
            .map(row -> new CounterPerformanceView(new PerformanceId(row.get("id", UUID.class)),
                new EventId(row.get("event_id", UUID.class)), row.get("title", String.class), row.get("english_title", String.class),
                row.get("venue", String.class), row.get("starts_at", Instant.class)))
            .toList();
    }
}
