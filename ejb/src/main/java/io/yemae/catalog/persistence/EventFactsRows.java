package io.yemae.catalog.persistence;

import io.yemae.catalog.EventTexts;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.Poster;
import io.yemae.catalog.domain.EventFacts;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads many events with their performances and grades in three statements, through the read-only datasource. */
@ApplicationScoped
class EventFactsRows {
    private static final String EVENTS = """
        SELECT event.id, event.number, event.title, event.description, event.artist_name, event.category,
            venue.name AS venue, venue.address,
               event.running_minutes, event.poster_image_url, event.sale_start, event.sale_end, event.seat_layout_id,
               event.cancelled_at IS NOT NULL AS cancelled, event.created_by, event.created_at, event.updated_at,
               event.english_title, event.english_artist, event.english_description, venue.english_name, venue.english_address,
               poster.hash, poster.small_width, poster.small_height, poster.large_width, poster.large_height
        FROM events event
        JOIN venues venue ON venue.id = event.venue_id
        LEFT JOIN posters poster ON poster.event_id = event.id
        WHERE event.id = ANY (?1)""";

    /* By performances_by_event. */
    private static final String PERFORMANCES = """
        SELECT event_id, id, number, starts_at, ends_at, cancelled_at IS NOT NULL AS cancelled
        FROM performances
        WHERE event_id = ANY (?1)
        ORDER BY starts_at, id""";

    /* By grades_name. */
    private static final String GRADES = """
        SELECT event_id, id, name, price, colour, description, quantity
        FROM grades
        WHERE event_id = ANY (?1)
        ORDER BY price DESC, name""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    @Inject
    SiteAddress site;

    /** By id, without unknown events. */
    Map<UUID, EventFacts> of(Collection<UUID> events) {
        UUID[] ids = events.toArray(UUID[]::new);
        Map<UUID, List<EventFacts.Performance>> performances = grouped(PERFORMANCES, ids, EventFactsRows::performance);
        Map<UUID, List<GradeView>> grades = grouped(GRADES, ids, EventFactsRows::grade);
        return rows(EVENTS, ids).stream()
            .map(row -> facts(row, poster(row),
                performances.getOrDefault(id(row), List.of()), grades.getOrDefault(id(row), List.of())))
            .collect(Collectors.toMap(facts -> facts.id().value(), Function.identity()));
    }

    /** By events_number_key. */
    Optional<EventId> byNumber(long number) {
        return event("SELECT id FROM events WHERE number = ?1 AND NOT is_warm_up(id)", number);
    }

    Optional<EventId> byGrade(UUID grade) {
        return event("SELECT event_id FROM grades WHERE id = ?1", grade);
    }

    @SuppressWarnings("unchecked")
    private Optional<EventId> event(String sql, Object parameter) {
        List<UUID> ids = entityManager.createNativeQuery(sql, UUID.class).setParameter(1, parameter).getResultList();
        return ids.stream().findFirst().map(EventId::new);
    }

    private <T> Map<UUID, List<T>> grouped(String sql, UUID[] events, Function<Tuple, T> as) {
        return rows(sql, events).stream()
            .collect(Collectors.groupingBy(row -> row.get("event_id", UUID.class), Collectors.mapping(as, Collectors.toList())));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, UUID[] events) {
        return entityManager.createNativeQuery(sql, Tuple.class).setParameter(1, events).getResultList();
    }

    private static UUID id(Tuple row) {
        return row.get("id", UUID.class);
    }

    private static EventFacts.Performance performance(Tuple row) {
        return new EventFacts.Performance(new PerformanceId(id(row)), row.get("number", Long.class), row.get("starts_at", Instant.class),
            row.get("ends_at", Instant.class), row.get("cancelled", Boolean.class));
    }

    private static GradeView grade(Tuple row) {
        return new GradeView(id(row), row.get("name", String.class), new Won(row.get("price", Long.class)), row.get("colour", String.class),
            row.get("description", String.class), row.get("quantity", Integer.class));
    }

    /** Null if there is none. */
    private static Poster poster(Tuple row) {
        String hash = row.get("hash", String.class);
        return hash == null ? null : new Poster(hash,
            new Poster.Size(row.get("small_width", Integer.class), row.get("small_height", Integer.class)),
            new Poster.Size(row.get("large_width", Integer.class), row.get("large_height", Integer.class)));
    }

    private EventFacts facts(Tuple row, Poster poster, List<EventFacts.Performance> performances, List<GradeView> grades) {
        return new EventFacts(new EventId(id(row)), row.get("number", Long.class), row.get("title", String.class),
            row.get("description", String.class), row.get("artist_name", String.class), row.get("category", String.class),
            row.get("venue", String.class), row.get("address", String.class), row.get("running_minutes", Integer.class),
            poster == null ? row.get("poster_image_url", String.class) : site.url() + poster.path(poster.large()), poster,
            row.get("sale_start", Instant.class), row.get("sale_end", Instant.class),
            row.get("seat_layout_id", UUID.class), row.get("cancelled", Boolean.class), row.get("created_by", UUID.class),
            row.get("created_at", Instant.class), row.get("updated_at", Instant.class), performances, grades,
            new EventTexts(row.get("english_title", String.class), row.get("english_artist", String.class),
                row.get("english_description", String.class), row.get("english_name", String.class),
                row.get("english_address", String.class)));
    }
}
