package io.yemae.booking;

import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reading a user's reservations (requirement 1, 5.1). */
@Stateless
public class Reservations {
    private static final String HEADS = """
        SELECT reservation.*,
               CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'expired'
                    ELSE reservation.status END AS shown,
               CASE WHEN is_lapsed_hold(reservation.status, reservation.expires_at, now()) THEN 'failed'
                    ELSE reservation.payment_status END AS shown_payment,
               event.title, event.poster_image_url, venue.name AS venue, venue.address, performance.starts_at,
               count(*) OVER () AS total
        FROM reservations reservation
        JOIN events event ON event.id = reservation.event_id
        JOIN performances performance ON performance.id = reservation.performance_id
        JOIN venues venue ON venue.id = performance.venue_id
        WHERE reservation.user_id = ?1
        """;

    /* By reservations_by_user. */
    private static final String LAST_YEAR = HEADS + """
          AND reservation.created_at >= now() - interval '12 months'
        ORDER BY %s
        LIMIT ?2
        OFFSET ?3""";

    private static final String LAST_YEAR_COUNT = """
        SELECT count(*)
        FROM reservations
        WHERE user_id = ?1
          AND created_at >= now() - interval '12 months'""";

    private static final String ONE = HEADS + """
          AND reservation.id = ?2""";

    /* Units of general admission are grouped; seats are not. */
    private static final String ITEMS = """
        SELECT item.reservation_id, CASE WHEN seat.label IS NULL THEN NULL ELSE seat.id END AS seat, seat.label, seat.section,
               seat.row_number, seat.seat_number, grade.name AS grade, item.unit_price, count(*) AS quantity
        FROM reservation_items item
        JOIN seats seat ON seat.id = item.seat_id
        JOIN grades grade ON grade.id = item.grade_id
        WHERE item.reservation_id = ANY (?1)
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        ORDER BY seat.section, seat.row_number, seat.seat_number, grade.name""";

    private static final String TIMELINE = SqlFile.read(Reservations.class, "timeline.sql");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Payments payments;

    /** The user's reservations of the last 12 months. */
    @SuppressWarnings("unchecked")
    public Page<ReservationView> list(UserId user, ReservationOrder order, Page.Request page) {
        List<Tuple> heads = entityManager.createNativeQuery(LAST_YEAR.formatted(order.sql()), Tuple.class)
            .setParameter(1, user.value())
            .setParameter(2, page.limit())
            .setParameter(3, page.offset())
            .getResultList();
        return Page.of(withItems(heads), page, heads.isEmpty() ? count(user) : heads.get(0).get("total", Long.class));
    }

    /** @throws Problem not found {@code RESERVATION_NOT_FOUND}, also if it belongs to another user */
    @SuppressWarnings("unchecked")
    public ReservationView get(ReservationId id, UserId user) {
        List<Tuple> heads = entityManager.createNativeQuery(ONE, Tuple.class)
            .setParameter(1, user.value())
            .setParameter(2, id.value())
            .getResultList();
        return withItems(heads).stream().findFirst()
            .orElseThrow(ReservationId::unknown);
    }

    /**
     * A reservation with its payment and its history.
     *
     * @param payment null if no payment has begun
     */
    public record Detail(ReservationView reservation, PaymentView payment, List<TimelineEntry> timeline) {
    }

    /** @param event held, paid, late, expired, cancelled or refunded */
    public record TimelineEntry(Instant at, String event) {
    }

    /** @throws Problem as {@link #get} */
    @SuppressWarnings("unchecked")
    public Detail detail(ReservationId id, UserId user) {
        ReservationView reservation = get(id, user);
        List<Tuple> timeline = entityManager.createNativeQuery(TIMELINE, Tuple.class).setParameter(1, id.value()).getResultList();
        return new Detail(reservation, payments.of(id).stream().findFirst().orElse(null),
            timeline.stream().map(row -> new TimelineEntry(row.get("at", Instant.class), row.get("what", String.class))).toList());
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
            row -> row.get("reservation_id", UUID.class), Collectors.mapping(Reservations::item, Collectors.toList())));
        return heads.stream().map(head -> view(head, byReservation.getOrDefault(head.get("id", UUID.class), List.of()))).toList();
    }

    private static ReservationView.Item item(Tuple row) {
        return new ReservationView.Item(row.get("seat", UUID.class), row.get("label", String.class), row.get("section", String.class),
            row.get("row_number", Integer.class), row.get("seat_number", Integer.class), row.get("grade", String.class),
            Math.toIntExact(row.get("quantity", Long.class)), new Won(row.get("unit_price", Long.class)));
    }

    private static ReservationView view(Tuple row, List<ReservationView.Item> items) {
        return new ReservationView(new ReservationId(row.get("id", UUID.class)), row.get("number", String.class),
            new EventId(row.get("event_id", UUID.class)), row.get("title", String.class), row.get("poster_image_url", String.class),
            row.get("venue", String.class), row.get("address", String.class), row.get("starts_at", Instant.class),
            ReservationStatus.of(row.get("shown", String.class)), row.get("shown_payment", String.class),
            row.get("payment_method", String.class), new Won(row.get("fee", Long.class)), new Won(row.get("discount", Long.class)),
            new Won(row.get("total_amount", Long.class)), row.get("expires_at", Instant.class),
            row.get("created_at", Instant.class), row.get("confirmed_at", Instant.class), row.get("cancelled_at", Instant.class), items);
    }
}
