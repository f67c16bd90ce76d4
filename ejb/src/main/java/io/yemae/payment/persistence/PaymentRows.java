package io.yemae.payment.persistence;

import io.yemae.payment.PaymentCursor;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.RefundView;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and locks payments, and reads their refunds. */
@ApplicationScoped
public class PaymentRows {
    private static final String SELECT = """
        SELECT payment.id, payment.number, payment.reservation_id, payment.user_id, payment.method, payment.amount,
               payment.points, payment.status, payment.payment_key, payment.attempts, payment.created_at, payment.changed_at,
               payment.approved_at, payment.late_at, payment.failure_code, payment.failure_message
        FROM payments payment
        """;

    private static final String ONE = SELECT + "WHERE payment.id = ?1";

    /* A reservation is always locked before its payments. That prevents deadlocks, and the payment sees the price that it takes. */
    private static final String LOCK_RESERVATION = """
        SELECT 1
        FROM reservations
        WHERE id = (SELECT reservation_id FROM payments WHERE id = ?1)
        FOR NO KEY UPDATE""";

    private static final String LOCK = SELECT + """
        WHERE payment.id = ?1
        FOR NO KEY UPDATE""";

    private static final String OF_MODULE = SELECT + """
        WHERE payment.method = 'MODULE'
          AND payment.payment_key = ?1""";

    /* By payments_by_user. */
    private static final String OF_USER_BY_NUMBER = SELECT + """
        WHERE payment.number = ?1
          AND payment.user_id = ?2""";

    /* By payments_by_reservation: the successful payment first, then failed ones. */
    private static final String OF_RESERVATION = SELECT + """
        WHERE payment.reservation_id = ?1
          AND payment.status <> 'READY'
          AND payment.failure_code IS DISTINCT FROM '%s'
        ORDER BY payment.approved_at IS NULL, payment.changed_at DESC""".formatted(PaymentView.SUPERSEDED);

    private static final String REFUNDS = """
        SELECT refund.id, CASE WHEN refund.of_points THEN 'POINTS' ELSE payment.method END AS destination, refund.amount, refund.reason,
               refund.requested_at, refund.done_at
        FROM refunds refund
        JOIN payments payment ON payment.id = refund.payment_id
        WHERE refund.payment_id = ?1
        ORDER BY refund.of_points""";

    /* By payments_unsettled and payments_remarkable, which are small. */
    private static final String UNSETTLED = SELECT + """
        WHERE (payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
               OR (payment.status = 'DONE' AND payment.failure_code IS NOT NULL))
          AND NOT is_warm_up(payment.id)
          AND (payment.changed_at, payment.number) > (?1, ?2)
        ORDER BY payment.changed_at, payment.number
        LIMIT ?3""";

    /* By the unique index of the number. */
    private static final String LATEST = SELECT + """
        WHERE is_warm_up(payment.user_id) IS NOT TRUE
          AND payment.number < ?1
        ORDER BY payment.number DESC
        LIMIT ?2""";

    @PersistenceContext
    EntityManager entityManager;

    public Optional<PaymentView> find(PaymentId id) {
        return query(ONE, id.value()).stream().findFirst();
    }

    /** Locks the reservation of the payment and then the payment, until the end of the transaction. */
    public Optional<PaymentView> lock(PaymentId id) {
        entityManager.createNativeQuery(LOCK_RESERVATION).setParameter(1, id.value()).getResultList();
        return query(LOCK, id.value()).stream().findFirst();
    }

    /** A user's payment by its short number. */
    public Optional<PaymentView> find(long number, UserId user) {
        return query(OF_USER_BY_NUMBER, number, user.value()).stream().findFirst();
    }

    public Optional<PaymentView> findByModuleKey(String paymentKey) {
        return query(OF_MODULE, paymentKey).stream().findFirst();
    }

    /** The payments that went beyond READY, without superseded orders; the successful one first. */
    public List<PaymentView> of(ReservationId reservation) {
        return query(OF_RESERVATION, reservation.value());
    }

    /** Payments without an outcome, or that are done and have a failure code; the oldest first. */
    public List<PaymentView> unsettled(PaymentCursor after, int limit) {
        return query(UNSETTLED, after.changedAt(), after.number(), limit);
    }

    /** All payments, newest first. */
    public List<PaymentView> latest(PaymentCursor after, int limit) {
        return query(LATEST, after.number(), limit);
    }

    /** The refund by the payment's method first, then that of its points. */
    @SuppressWarnings("unchecked")
    public List<RefundView> refunds(PaymentId payment) {
        List<Tuple> rows = entityManager.createNativeQuery(REFUNDS, Tuple.class).setParameter(1, payment.value()).getResultList();
        return rows.stream()
            .map(row -> new RefundView(row.get("id", UUID.class), PaymentMethod.valueOf(row.get("destination", String.class)),
                new Won(row.get("amount", Long.class)), row.get("reason", String.class),
                row.get("requested_at", Instant.class), row.get("done_at", Instant.class)))
            .toList();
    }

    @SuppressWarnings("unchecked")
    private List<PaymentView> query(String sql, Object... parameters) {
        var query = entityManager.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(PaymentRows::payment).toList();
    }

    private static PaymentView payment(Tuple row) {
        UUID reservation = row.get("reservation_id", UUID.class);
        UUID user = row.get("user_id", UUID.class);
        return new PaymentView(new PaymentId(row.get("id", UUID.class)), row.get("number", Long.class),
            reservation == null ? null : new ReservationId(reservation), user == null ? null : new UserId(user),
            PaymentMethod.valueOf(row.get("method", String.class)), new Won(row.get("amount", Long.class)),
            new Won(row.get("points", Long.class)), PaymentStatus.valueOf(row.get("status", String.class)),
            row.get("payment_key", String.class), row.get("attempts", Integer.class),
            row.get("created_at", Instant.class), row.get("changed_at", Instant.class), row.get("approved_at", Instant.class),
            row.get("late_at", Instant.class), row.get("failure_code", String.class), row.get("failure_message", String.class));
    }
}
