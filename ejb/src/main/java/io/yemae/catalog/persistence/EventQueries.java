package io.yemae.catalog.persistence;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.domain.SearchTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** How events are searched for. */
@ApplicationScoped
class EventQueries {

    /* The status as EventFacts derives it: by the clock here, by the seats at the end of FOUND. By performances_by_event. */
    private static final String EVENTS = """
        WITH listed AS (
            SELECT event.id, event.title, event.category, event.sale_start, event.created_at,
                   venue.name AS venue,
                   CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                        WHEN cast(?9 AS timestamptz) < event.sale_start THEN 'upcoming'
                        WHEN cast(?9 AS timestamptz) >= event.sale_end OR NOT showings.any_to_end THEN 'ended'
                        ELSE 'on_sale'
                   END AS clock_status
            FROM events event
            JOIN venues venue ON venue.id = event.venue_id
            CROSS JOIN LATERAL (SELECT EXISTS (SELECT
                                               FROM performances
                                               WHERE event_id = event.id
                                                 AND cancelled_at IS NULL
                                                 AND ends_at > cast(?9 AS timestamptz)) AS any_to_end) showings)
        """;

    /*
     * The seats are the dearest to look at: CASE keeps the planner from asking for them before the clock has spoken.
     * Performances by performances_by_event, grades by grades_name.
     */
    private static final String FOUND = """
        WHERE (cast(?1 AS text) IS NULL OR clock_status = CASE ?1 WHEN 'sold_out' THEN 'on_sale' ELSE ?1 END)
          AND (cast(?2 AS uuid[]) IS NULL OR id = ANY (cast(?2 AS uuid[])))
          AND (cast(?3 AS text[]) IS NULL OR folded(category) = ANY (cast(?3 AS text[])))
          AND (cast(?4 AS text[]) IS NULL OR EXISTS (SELECT
                                                     FROM unnest(cast(?4 AS text[])) AS term (text)
                                                     WHERE strpos(folded(venue), folded(term.text)) > 0))
          AND ((cast(?5 AS timestamptz) IS NULL AND cast(?6 AS timestamptz) IS NULL)
               OR EXISTS (SELECT
                          FROM performances performance
                          WHERE performance.event_id = listed.id
                            AND performance.cancelled_at IS NULL
                            AND performance.starts_at >= coalesce(cast(?5 AS timestamptz), '-infinity')
                            AND performance.starts_at < coalesce(cast(?6 AS timestamptz), 'infinity')))
          AND ((cast(?7 AS bigint) IS NULL AND cast(?8 AS bigint) IS NULL)
               OR EXISTS (SELECT
                          FROM grades grade
                          WHERE grade.event_id = listed.id
                            AND grade.price >= coalesce(cast(?7 AS bigint), grade.price)
                            AND grade.price <= coalesce(cast(?8 AS bigint), grade.price)))
          AND CASE WHEN coalesce(?1, '') NOT IN ('on_sale', 'sold_out') THEN true
                   WHEN clock_status = 'on_sale' THEN event_has_free_seat(id) = (?1 = 'on_sale')
                   ELSE false
              END
        """;

    private static final String LIST = EVENTS + """
        SELECT id, count(*) OVER () AS total
        FROM listed
        """ + FOUND + """
        ORDER BY %s
        LIMIT ?10
        OFFSET ?11""";

    private static final String COUNT = EVENTS + """
        SELECT count(*)
        FROM listed
        """ + FOUND;

    /* What is over is left out, so that the list, which has no pages, stays short. By performances_by_event. */
    private static final String CONCERTS = """
        SELECT event.id
        FROM events event
        WHERE event.cancelled_at IS NULL
          AND EXISTS (SELECT
                      FROM performances
                      WHERE event_id = event.id
                        AND cancelled_at IS NULL
                        AND ends_at > ?1)
        ORDER BY event.number""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    @Inject
    EventSearch search;

    /** The events of one page, in order, and how many there are on all pages. */
    record Found(List<UUID> events, long total) {
    }

    /** @param now judges the status that is asked for, seats aside */
    @SuppressWarnings("unchecked")
    Found find(EventFilter filter, Instant now) {
        UUID[] matching = matching(filter.text());
        List<Tuple> rows = found(LIST.formatted(filter.order().sql()), Tuple.class, filter, matching, now)
            .setParameter(10, filter.page().limit())
            .setParameter(11, filter.page().offset())
            .getResultList();
        if (rows.isEmpty()) {
            // Past the last page there is no row to carry the total.
            long total = filter.page().page() == 1 ? 0 : (Long) found(COUNT, Long.class, filter, matching, now).getSingleResult();
            return new Found(List.of(), total);
        }
        return new Found(rows.stream().map(row -> row.get("id", UUID.class)).toList(), rows.get(0).get("total", Long.class));
    }

    @SuppressWarnings("unchecked")
    List<UUID> concerts(Instant now) {
        return entityManager.createNativeQuery(CONCERTS, UUID.class).setParameter(1, now).getResultList();
    }

    @SuppressWarnings("rawtypes")
    private NativeQuery found(String sql, Class<?> row, EventFilter filter, UUID[] matching, Instant now) {
        return entityManager.createNativeQuery(sql, row).unwrap(NativeQuery.class)
            .setParameter(1, filter.status(), String.class)
            .setParameter(2, matching, UUID[].class)
            .setParameter(3, bothLanguages(filter.category()), String[].class)
            .setParameter(4, bothLanguages(filter.venue()), String[].class)
            .setParameter(5, filter.from(), Instant.class)
            .setParameter(6, filter.until(), Instant.class)
            .setParameter(7, filter.minPrice(), Long.class)
            .setParameter(8, filter.maxPrice(), Long.class)
            .setParameter(9, now);
    }

    /** Null when there is nothing to search for. */
    private UUID[] matching(String text) {
        SearchTerms terms = SearchTerms.of(text);
        return terms.isEmpty() ? null : search.matching(terms);
    }

    private String[] bothLanguages(String text) {
        Set<String> names = text == null || text.isBlank() ? Set.of() : search.bothLanguages(text);
        return names.isEmpty() ? null : names.toArray(String[]::new);
    }
}
