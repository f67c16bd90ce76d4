package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.Page;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** How events are read. The database's clock tells their status. */
@ApplicationScoped
class EventQueries {

    /* The status is derived here and nowhere else: by the clock here, by the seats in STATUS. By performances_by_event. */
    private static final String EVENTS = """
        WITH listed AS (
            SELECT event.*,
                   venue.name AS venue,
                   venue.address AS address,
                   coalesce(showings.next_start, showings.latest_start) AS event_date,
                   showings.first_start,
                   showings.last_start,
                   showings.last_end,
                   CASE WHEN event.cancelled_at IS NOT NULL THEN 'cancelled'
                        WHEN now() < event.sale_start THEN 'upcoming'
                        WHEN now() >= event.sale_end OR showings.next_start IS NULL THEN 'ended'
                        ELSE 'on_sale'
                   END AS clock_status
            FROM events event
            JOIN venues venue ON venue.id = event.venue_id
            LEFT JOIN LATERAL (SELECT min(starts_at) FILTER (WHERE cancelled_at IS NULL AND ends_at > now()) AS next_start,
                                      max(starts_at) AS latest_start,
                                      min(starts_at) FILTER (WHERE cancelled_at IS NULL) AS first_start,
                                      max(starts_at) FILTER (WHERE cancelled_at IS NULL) AS last_start,
                                      max(ends_at) FILTER (WHERE cancelled_at IS NULL) AS last_end
                               FROM performances
                               WHERE event_id = event.id) showings ON true)
        """;

    /* Asked of the events of one page alone, unless the status is what is searched for. */
    private static final String STATUS = """
        CASE WHEN clock_status = 'on_sale' AND NOT event_has_free_seat(id) THEN 'sold_out'
             ELSE clock_status
        END AS status
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
        , page AS (
            SELECT *, count(*) OVER () AS total
            FROM listed
        """ + FOUND + """
            ORDER BY %1$s
            LIMIT ?9
            OFFSET ?10)
        SELECT page.*,
        """ + STATUS + """
        FROM page
        ORDER BY %1$s""";

    private static final String COUNT = EVENTS + """
        SELECT count(*)
        FROM listed
        """ + FOUND;

    private static final String ONE = EVENTS + "SELECT listed.*,\n" + STATUS + "FROM listed\n";

    private static final String BY_ID = ONE + "WHERE id = ?1";

    /* By events_number_key. */
    private static final String BY_NUMBER = ONE + "WHERE number = ?1";

    private static final String GRADES = """
        SELECT id, event_id, name, price, colour, description, quantity
        FROM grades
        WHERE event_id = ANY (?1)
        ORDER BY price DESC, name""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventSearch search;

    @SuppressWarnings("unchecked")
    Page<EventView> list(EventFilter filter) {
        UUID[] matching = matching(filter.text());
        List<Tuple> rows = found(LIST.formatted(filter.order().sql()), Tuple.class, filter, matching)
            .setParameter(9, filter.page().limit())
            .setParameter(10, filter.page().offset())
            .getResultList();
        if (rows.isEmpty()) {
            // Past the last page there is no row to carry the total.
            long total = filter.page().page() == 1 ? 0 : (Long) found(COUNT, Long.class, filter, matching).getSingleResult();
            return Page.of(List.of(), filter.page(), total);
        }
        return Page.of(withGrades(rows), filter.page(), rows.get(0).get("total", Long.class));
    }

    Optional<EventView> byId(EventId id) {
        return one(BY_ID, id.value());
    }

    Optional<EventView> byNumber(long number) {
        return one(BY_NUMBER, number);
    }

    @SuppressWarnings("rawtypes")
    private NativeQuery found(String sql, Class<?> row, EventFilter filter, UUID[] matching) {
        return entityManager.createNativeQuery(sql, row).unwrap(NativeQuery.class)
            .setParameter(1, filter.status(), String.class)
            .setParameter(2, matching, UUID[].class)
            .setParameter(3, bothLanguages(filter.category()), String[].class)
            .setParameter(4, bothLanguages(filter.venue()), String[].class)
            .setParameter(5, filter.from(), Instant.class)
            .setParameter(6, filter.until(), Instant.class)
            .setParameter(7, filter.minPrice(), Long.class)
            .setParameter(8, filter.maxPrice(), Long.class);
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

    @SuppressWarnings("unchecked")
    private Optional<EventView> one(String sql, Object key) {
        return withGrades(entityManager.createNativeQuery(sql, Tuple.class).setParameter(1, key).getResultList()).stream().findFirst();
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
            row.get("category", String.class), row.get("running_minutes", Integer.class), row.get("first_start", Instant.class),
            row.get("last_start", Instant.class), row.get("last_end", Instant.class), row.get("seat_layout_id", UUID.class),
            row.get("created_by", UUID.class), row.get("created_at", Instant.class), row.get("updated_at", Instant.class), grades);
    }
}
