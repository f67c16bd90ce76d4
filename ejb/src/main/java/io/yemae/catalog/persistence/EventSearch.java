package io.yemae.catalog.persistence;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.domain.SearchTerms;
import io.yemae.shared.EventId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Finds the events of a list. */
@ApplicationScoped
class EventSearch {

    private static final String MATCHING = SqlFile.read(EventSearch.class, "list-events.sql");
    private static final String PAGE = MATCHING + """
        SELECT id, count(*) OVER () AS total
        FROM matching
        ORDER BY %s
        LIMIT :limit
        OFFSET :offset""";
    /* The last condition is EventOrder.LATEST after the row of :after. */
    private static final String FOLLOWING = MATCHING + """
        SELECT matching.id, count(*) OVER () AS following, (SELECT count(*) FROM matching) AS total
        FROM matching
        JOIN events last ON last.id = :after
        WHERE matching.created_at < last.created_at
           OR (matching.created_at = last.created_at AND matching.id > last.id)
        ORDER BY matching.created_at DESC, matching.id
        LIMIT :limit""";
    private static final String COUNT = MATCHING + """
        SELECT count(*)
        FROM matching""";

    /* Without past events, because this list has no pages. By performances_by_event. */
    private static final String CONCERTS = """
        SELECT event.id
        FROM events event
        WHERE event.cancelled_at IS NULL
          AND NOT is_warm_up(event.id)
          AND EXISTS (SELECT
                      FROM performances
                      WHERE event_id = event.id
                        AND cancelled_at IS NULL
                        AND ends_at > ?1)
        ORDER BY event.number""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    @Inject
    EventTextSearch search;

    /** The events of one page, in order, and the number of events on all pages. */
    record Found(List<UUID> events, long total) {
    }

    /** The next events of a list, in order. @param isMore whether others follow them */
    record Following(List<UUID> events, boolean isMore, long total) {
    }

    /** @param now at which the status is compared */
    @SuppressWarnings("unchecked")
    Found find(EventFilter filter, Instant now) {
        UUID[] matching = among(filter.among(), matching(filter.text()));
        List<Tuple> rows = found(PAGE.formatted(filter.order().sql()), Tuple.class, filter, matching, now)
            .setParameter("limit", filter.page().limit())
            .setParameter("offset", filter.page().offset())
            .getResultList();
        if (rows.isEmpty()) {
            // After the last page there is no row with the total.
            long total = filter.page().page() == 1 ? 0 : (Long) found(COUNT, Long.class, filter, matching, now).getSingleResult();
            return new Found(List.of(), total);
        }
        return new Found(rows.stream().map(row -> row.get("id", UUID.class)).toList(), rows.get(0).get("total", Long.class));
    }

    /** The events after another one by {@code EventOrder.LATEST}. @param now at which the status is compared */
    @SuppressWarnings("unchecked")
    Following following(EventId after, EventFilter filter, Instant now) {
        List<Tuple> rows = found(FOLLOWING, Tuple.class, filter, among(filter.among(), matching(filter.text())), now)
            .setParameter("limit", filter.page().limit())
            .setParameter("after", after.value())
            .getResultList();
        return rows.isEmpty() ? new Following(List.of(), false, 0)
            : new Following(rows.stream().map(row -> row.get("id", UUID.class)).toList(),
                rows.get(0).get("following", Long.class) > rows.size(), rows.get(0).get("total", Long.class));
    }

    @SuppressWarnings("unchecked")
    List<UUID> concerts(Instant now) {
        return entityManager.createNativeQuery(CONCERTS, UUID.class).setParameter(1, now).getResultList();
    }

    @SuppressWarnings("rawtypes")
    private NativeQuery found(String sql, Class<?> row, EventFilter filter, UUID[] matching, Instant now) {
        return entityManager.createNativeQuery(sql, row).unwrap(NativeQuery.class)
            .setParameter("status", filter.status(), String.class)
            .setParameter("matching", matching, UUID[].class)
            .setParameter("categories", bothLanguages(filter.category()), String[].class)
            .setParameter("venues", bothLanguages(filter.venue()), String[].class)
            .setParameter("from", filter.from(), Instant.class)
            .setParameter("until", filter.until(), Instant.class)
            .setParameter("minPrice", filter.minPrice(), Long.class)
            .setParameter("maxPrice", filter.maxPrice(), Long.class)
            .setParameter("now", now);
    }

    /** Null if there is nothing to search for. */
    private UUID[] matching(String text) {
        SearchTerms terms = SearchTerms.of(text);
        return terms.isEmpty() ? null : search.matching(terms);
    }

    /** Those of the matching events that the caller may see. Null does not restrict. */
    private static UUID[] among(Set<EventId> visible, UUID[] matching) {
        if (visible == null) {
            return matching;
        }
        return matching == null ? visible.stream().map(EventId::value).toArray(UUID[]::new)
            : Arrays.stream(matching).filter(each -> visible.contains(new EventId(each))).toArray(UUID[]::new);
    }

    private String[] bothLanguages(String text) {
        Set<String> names = text == null || text.isBlank() ? Set.of() : search.bothLanguages(text);
        return names.isEmpty() ? null : names.toArray(String[]::new);
    }
}
