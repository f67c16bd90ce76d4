package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading payments (requirement 1, section 4; requirement 3, "결제"). */
@Stateless
public class Payments {
    private static final String SELECT = "SELECT " + PaymentView.COLUMNS + """

        FROM payments payment
        """;

    private static final String ONE = SELECT + "WHERE payment.id = ?1";

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
        SELECT refund.id, refund.amount, refund.reason, refund.requested_at, refund.done_at
        FROM refunds refund
        WHERE refund.payment_id = ?1""";

    /* By payments_unsettled and payments_remarkable. */
    private static final String UNSETTLED = SELECT + """
        WHERE payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
           OR (payment.status = 'DONE' AND payment.failure_code IS NOT NULL)
        ORDER BY payment.changed_at
        LIMIT 200""";

    private static final String LATEST = SELECT + """
        ORDER BY payment.number DESC
        LIMIT 200""";

    @PersistenceContext
    EntityManager entityManager;

    /** A payment and its refunds. */
    public record Detail(PaymentView payment, List<RefundView> refunds) {
    }

    /** @throws Problem not found {@code PAYMENT_NOT_FOUND}, also if it belongs to another user */
    public Detail get(PaymentId id, UserId user) {
        return find(id).filter(payment -> user.equals(payment.user())).map(payment -> new Detail(payment, refunds(id)))
            .orElseThrow(PaymentId::unknown);
    }

    /** A payment of any user. @throws Problem not found {@code PAYMENT_NOT_FOUND} */
    public Detail get(PaymentId id) {
        return find(id).map(payment -> new Detail(payment, refunds(id))).orElseThrow(PaymentId::unknown);
    }

    public Optional<PaymentView> find(PaymentId id) {
        return query(ONE, id.value()).stream().findFirst();
    }

    /** A user's payment by its short number. */
    public Optional<PaymentView> find(long number, UserId user) {
        return query(OF_USER_BY_NUMBER, number, user.value()).stream().findFirst();
    }

    /** The payment that the payment module of requirement 4 knows by this key. */
    public Optional<PaymentView> findByModuleKey(String paymentKey) {
        return query(OF_MODULE, paymentKey).stream().findFirst();
    }

    /** The payments that went beyond READY, without superseded orders; the successful one first. */
    public List<PaymentView> of(ReservationId reservation) {
        return query(OF_RESERVATION, reservation.value());
    }

    /**
     * Payments that may need an operator, the oldest 200: the outcome is unknown, a refund is pending, or the payment is done and the
     * gateway reports something else than our records.
     */
    public List<PaymentView> unsettled() {
        return query(UNSETTLED);
    }

    /** The latest 200 payments, newest first. */
    public List<PaymentView> latest() {
        return query(LATEST);
    }

    @SuppressWarnings("unchecked")
    public List<RefundView> refunds(PaymentId payment) {
        List<Tuple> rows = entityManager.createNativeQuery(REFUNDS, Tuple.class).setParameter(1, payment.value()).getResultList();
        return rows.stream()
            .map(row -> new RefundView(row.get("id", UUID.class), new Won(row.get("amount", Long.class)), row.get("reason", String.class),
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
        return rows.stream().map(PaymentView::of).toList();
    }
}
