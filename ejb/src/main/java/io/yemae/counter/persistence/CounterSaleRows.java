package io.yemae.counter.persistence;

import io.yemae.payment.PaymentId;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Records and finds sales. */
@ApplicationScoped
public class CounterSaleRows {
    private static final String ADD = """
        INSERT INTO counter_sales (reservation_id, payment_id, sold_by, buyer_name, buyer_phone)
        VALUES (:reservation, :payment, :staff, :name, :phone)""";

    private static final String SELECT = """
        SELECT sale.reservation_id, sale.payment_id, sale.sold_by, sale.sold_at, sale.buyer_name, sale.buyer_phone,
               reservation.user_id, reservation.event_id,
               EXISTS (SELECT FROM users owner WHERE owner.id = reservation.user_id) AS has_account
        FROM counter_sales sale
        JOIN reservations reservation ON reservation.id = sale.reservation_id
        """;

    private static final String ONE = SELECT + "WHERE sale.reservation_id = ?1";

    /* By reservations_number. */
    private static final String BY_NUMBER = SELECT + "WHERE reservation.number = ?1";

    /* By counter_sales_by_seller. */
    private static final String OF_SELLER = SELECT + """
        WHERE sale.sold_by = ?1
          AND sale.sold_at >= ?2
        ORDER BY sale.sold_at DESC
        LIMIT 100""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A sale as it was recorded.
     *
     * @param buyer the owner of the reservation, who may be no user
     * @param name  null if it is not known, as may be the phone number
     */
    public record Recorded(ReservationId reservation, PaymentId payment, UserId soldBy, Instant soldAt, UserId buyer, EventId event,
                           boolean hasAccount, String name, String phone) {
    }

    /** @param name null if it is not known, as may be the phone number */
    public void add(ReservationId reservation, PaymentId payment, UserId staff, String name, String phone) {
        entityManager.createNativeQuery(ADD).unwrap(NativeQuery.class)
            .setParameter("reservation", reservation.value())
            .setParameter("payment", payment.value())
            .setParameter("staff", staff.value())
            .setParameter("name", name, String.class)
            .setParameter("phone", phone, String.class)
            .executeUpdate();
    }

    public Optional<Recorded> find(ReservationId reservation) {
        return list(entityManager.createNativeQuery(ONE, Tuple.class).setParameter(1, reservation.value())).stream().findFirst();
    }

    public List<Recorded> byNumber(String number) {
        return list(entityManager.createNativeQuery(BY_NUMBER, Tuple.class).setParameter(1, number));
    }

    /** Since a moment, at most 100, the latest first. */
    public List<Recorded> of(UserId staff, Instant since) {
        return list(entityManager.createNativeQuery(OF_SELLER, Tuple.class).setParameter(1, staff.value()).setParameter(2, since));
    }

    @SuppressWarnings("unchecked")
    private static List<Recorded> list(Query query) {
        List<Tuple> rows = query.getResultList();
        return rows.stream()
            .map(row -> new Recorded(new ReservationId(row.get("reservation_id", UUID.class)),
                new PaymentId(row.get("payment_id", UUID.class)), new UserId(row.get("sold_by", UUID.class)),
                row.get("sold_at", Instant.class), new UserId(row.get("user_id", UUID.class)), new EventId(row.get("event_id", UUID.class)),
                row.get("has_account", Boolean.class), row.get("buyer_name", String.class), row.get("buyer_phone", String.class)))
            .toList();
    }
}
