package io.yemae.payment;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** How payments begin that the payment module of requirement 4 has taken; from there on they live as all others do. */
@Stateless
// As for PaymentSteps: never without what it means for the reservation.
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ModulePayments {

    /*
     * The module has taken the money already. Not written when it came before, or when another payment of the reservation lives. What it means for the
     * reservation is found out by whoever gets the message.
     */
    private static final String TAKEN = """
        WITH taken AS (
            INSERT INTO payments (id, reservation_id, user_id, method, amount, status, payment_key, created_at, approved_at, late_at)
            VALUES (?1, ?2, ?3, 'MODULE', ?4, ?5, ?6, now(), ?7, CASE WHEN ?5 = 'COMPENSATING' THEN now() END)
            ON CONFLICT DO NOTHING
            RETURNING id, status),
        told AS (
            INSERT INTO outbox (id, queue, type, subject)
            SELECT ?8, 'PAYMENT_CALLBACKS', 'module.paid', id
            FROM taken
            WHERE status = 'CONFIRMING')
        SELECT count(*)
        FROM taken""";

    private static final String BY_KEY = "SELECT " + PaymentRows.COLUMNS + """

        FROM payments payment
        WHERE payment.method = 'MODULE'
          AND payment.payment_key = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * Money that the payment module says it took.
     *
     * @param reservation null when it is none of ours, and so is the user
     * @param status      CONFIRMING when it may pay for the reservation, which a message then settles; COMPENSATING when it goes back
     * @return whether it was written: not when it came before, and not as CONFIRMING when another payment of the reservation lives
     */
    public boolean taken(PaymentId id, ReservationId reservation, UserId user, Won amount, String paymentKey, Instant at, PaymentStatus status) {
        return ((Number) entityManager.createNativeQuery(TAKEN).unwrap(NativeQuery.class)
            .setParameter(1, id.value())
            .setParameter(2, reservation == null ? null : reservation.value(), UUID.class)
            .setParameter(3, user == null ? null : user.value(), UUID.class)
            .setParameter(4, amount.amount())
            .setParameter(5, status.name())
            .setParameter(6, paymentKey)
            .setParameter(7, at)
            .setParameter(8, Uuid7.next())
            .getSingleResult()).intValue() == 1;
    }

    @SuppressWarnings("unchecked")
    public Optional<PaymentView> find(String paymentKey) {
        List<Tuple> rows = entityManager.createNativeQuery(BY_KEY, Tuple.class).setParameter(1, paymentKey).getResultList();
        return PaymentRows.views(rows).stream().findFirst();
    }
}
