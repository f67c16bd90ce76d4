package io.yemae.booking.persistence;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations.TimelineEntry;
import io.yemae.catalog.EventTexts;
import io.yemae.catalog.Poster;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
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

/** Reads the reservations of one user, with their items and their history. */
@ApplicationScoped
public class ReservationRows {
    private static final String OF_USER = SqlFile.read(ReservationRows.class, "reservations-of-user.sql");
    private static final String ITEMS = SqlFile.read(ReservationRows.class, "reservation-items.sql");
    private static final String TIMELINE = SqlFile.read(ReservationRows.class, "timeline.sql");

    /* By reservations_by_user. */
    private static final String LAST_YEAR = OF_USER + """
          AND reservation.created_at >= now() - interval '12 months'
        ORDER BY %s
        LIMIT ?2
        OFFSET ?3""";

    private static final String LAST_YEAR_COUNT = """
        SELECT count(*)
        FROM reservations
        WHERE user_id = ?1
          AND created_at >= now() - interval '12 months'""";

    private static final String ONE = OF_USER + """
          AND reservation.id = ?2""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    SiteAddress site;

    /**
     * The user's reservations of the last 12 months.
     *
     * @param order the terms of ORDER BY, never from a request
     */
    @SuppressWarnings("unchecked")
    public Page<ReservationView> ofLastYear(UserId user, String order, Page.Request page) {
        List<Tuple> heads = entityManager.createNativeQuery(LAST_YEAR.formatted(order), Tuple.class)
            .setParameter(1, user.value())
            .setParameter(2, page.limit())
            .setParameter(3, page.offset())
            .getResultList();
        return Page.of(withItems(heads), page, heads.isEmpty() ? count(user) : heads.get(0).get("total", Long.class));
    }

    /** Empty if the user has no such reservation. */
    @SuppressWarnings("unchecked")
    public Optional<ReservationView> find(ReservationId id, UserId user) {
        List<Tuple> heads = entityManager.createNativeQuery(ONE, Tuple.class)
            .setParameter(1, user.value())
            .setParameter(2, id.value())
            .getResultList();
        return withItems(heads).stream().findFirst();
    }

    /** What happened to a reservation, oldest first. */
    @SuppressWarnings("unchecked")
    public List<TimelineEntry> timeline(ReservationId id) {
        List<Tuple> timeline = entityManager.createNativeQuery(TIMELINE, Tuple.class).setParameter(1, id.value()).getResultList();
        return timeline.stream().map(row -> new TimelineEntry(row.get("at", Instant.class), row.get("what", String.class),
            row.get("trace", String.class))).toList();
    }

    private long count(UserId user) {
        return ((Number) entityManager.createNativeQuery(LAST_YEAR_COUNT).setParameter(1, user.value()).getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<ReservationView> withItems(List<Tuple> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        List<Tuple> items = entityManager.createNativeQuery(ITEMS, Tuple.class)
            .setParameter(1, heads.stream().map(head -> head.get("id", UUID.class)).toArray(UUID[]::new))
            .getResultList();
        Map<UUID, List<ReservationView.Item>> byReservation = items.stream().collect(Collectors.groupingBy(
            row -> row.get("reservation_id", UUID.class), Collectors.mapping(ReservationRows::item, Collectors.toList())));
        return heads.stream().map(head -> view(head, byReservation.getOrDefault(head.get("id", UUID.class), List.of()))).toList();
    }

    private static ReservationView.Item item(Tuple row) {
        return new ReservationView.Item(row.get("seat", UUID.class), row.get("label", String.class), row.get("section", String.class),
            row.get("row_number", Integer.class), row.get("seat_number", Integer.class), row.get("grade", String.class),
            Math.toIntExact(row.get("quantity", Long.class)), new Won(row.get("unit_price", Long.class)));
    }

    /** The address of the uploaded poster, or else the one that was entered. */
    private String poster(Tuple row) {
        String hash = row.get("poster_hash", String.class);
        return hash == null ? row.get("poster_image_url", String.class)
            : site.url() + Poster.path(hash, row.get("poster_width", Integer.class));
    }

    private ReservationView view(Tuple row, List<ReservationView.Item> items) {
        return new ReservationView(new ReservationId(row.get("id", UUID.class)), row.get("number", String.class),
            new EventId(row.get("event_id", UUID.class)), row.get("title", String.class), poster(row),
            row.get("venue", String.class), row.get("address", String.class),
            new EventTexts(row.get("english_title", String.class), null, null, row.get("english_name", String.class),
                row.get("english_address", String.class)),
            row.get("starts_at", Instant.class),
            ReservationStatus.of(row.get("shown", String.class)), row.get("shown_payment", String.class),
            row.get("payment_method", String.class), new Won(row.get("fee", Long.class)), new Won(row.get("discount", Long.class)),
            new Won(row.get("total_amount", Long.class)), row.get("expires_at", Instant.class),
            row.get("created_at", Instant.class), row.get("waiting_entry_id", UUID.class) != null,
            row.get("confirmed_at", Instant.class), row.get("cancelled_at", Instant.class), items);
    }
}
