package io.yemae.booking.persistence;

import io.yemae.booking.BuyerView;
import io.yemae.booking.FoundReservation;
import io.yemae.booking.ReservationFilter;
import io.yemae.booking.ReservationStatus;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SearchConditions;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Administrators' search over the reservations of all users. */
@ApplicationScoped
public class ReservationSearch {
    private static final String ALL = "reservations reservation";

    private static final String SHOWN = SqlFile.read(ReservationSearch.class, "shown-reservations.sql");
    private static final String PAGE = """
        WITH page AS (
            SELECT reservation.*
            FROM %s
            %s
            ORDER BY reservation.id DESC
            LIMIT :limit
            OFFSET :offset)
        """ + SHOWN.formatted("page", "");
    private static final String OF_IDS = SHOWN.formatted("reservations", "WHERE page.id = ANY (?1)");

    private static final String BUYER = """
        SELECT reservation.user_id, reservation.cancel_reason, coalesce(buyer.name, sale.buyer_name) AS name, buyer.email,
               coalesce(buyer.phone, sale.buyer_phone) AS phone
        FROM reservations reservation
        LEFT JOIN users buyer ON buyer.id = reservation.user_id
        LEFT JOIN counter_sales sale ON sale.reservation_id = reservation.id
        WHERE reservation.id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /** The buyer of a reservation and the reason of its cancellation, which may be null. */
    public record Owned(BuyerView buyer, String cancelReason) {
    }

    /** One page. The total is counted up to 10,000. */
    @SuppressWarnings("unchecked")
    public Page<FoundReservation> find(ReservationFilter filter, Page.Request page) {
        SearchConditions conditions = ReservationConditions.of(filter)
            .and("reservation.event_id = ANY (:among)", "among", ReservationConditions.ids(filter.among()));
        List<Tuple> rows = conditions.bound(entityManager.createNativeQuery(PAGE.formatted(ALL, conditions.where()), Tuple.class))
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
        Number total = (Number) conditions.bound(entityManager.createNativeQuery(conditions.counting(ALL))).getSingleResult();
        return Page.of(rows.stream().map(ReservationSearch::found).toList(), page, total.longValue());
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    public List<FoundReservation> ofIds(List<UUID> ids) {
        List<Tuple> rows = entityManager.createNativeQuery(OF_IDS, Tuple.class).setParameter(1, ids.toArray(UUID[]::new)).getResultList();
        return rows.stream().map(ReservationSearch::found).toList();
    }

    /** Null if there is no such reservation. */
    @SuppressWarnings("unchecked")
    public Owned owned(ReservationId id) {
        List<Tuple> rows = entityManager.createNativeQuery(BUYER, Tuple.class).setParameter(1, id.value()).getResultList();
        return rows.stream().findFirst().map(row -> new Owned(buyer(row), row.get("cancel_reason", String.class))).orElse(null);
    }

    private static FoundReservation found(Tuple row) {
        return new FoundReservation(new ReservationId(row.get("id", UUID.class)), row.get("number", String.class),
            new EventId(row.get("event_id", UUID.class)), row.get("title", String.class),
            new PerformanceId(row.get("performance_id", UUID.class)), row.get("starts_at", Instant.class),
            ReservationStatus.of(row.get("shown", String.class)), row.get("shown_payment", String.class),
            row.get("payment_method", String.class),
            new Won(row.get("total_amount", Long.class)), row.get("seats", Long.class), row.get("expires_at", Instant.class),
            row.get("created_at", Instant.class), buyer(row));
    }

    private static BuyerView buyer(Tuple row) {
        return new BuyerView(new UserId(row.get("user_id", UUID.class)), row.get("name", String.class), row.get("email", String.class),
            row.get("phone", String.class));
    }
}
