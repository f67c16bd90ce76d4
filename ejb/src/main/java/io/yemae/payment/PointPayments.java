package io.yemae.payment;

import io.yemae.points.Points;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;

/** Payments with points and their refunds. Both happen at once, in the transaction of the reservation (requirement 3, section 3). */
@Stateless
public class PointPayments {
    private static final String ADD = """
        INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at, approved_at)
        VALUES (?1, ?2, ?3, 'POINTS', ?4, 'DONE', now(), now())
        RETURNING number, approved_at""";

    private static final String BEGIN_REFUND = """
        UPDATE payments
        SET status = 'REFUNDING', changed_at = now()
        WHERE reservation_id = ?1
          AND method = 'POINTS'
          AND status = 'DONE'
        RETURNING id, amount""";

    private static final String END_REFUND = """
        WITH refund AS (
            INSERT INTO refunds (id, payment_id, amount, reason, done_at)
            SELECT ?2, id, amount, '예매 취소', now()
            FROM payments
            WHERE id = ?1)
        UPDATE payments
        SET status = 'REFUNDED', changed_at = now()
        WHERE id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Points points;

    /**
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem conflict {@code INSUFFICIENT_POINTS}
     */
    public PaymentView pay(ReservationId reservation, UserId user, Won amount) {
        PaymentId id = PaymentId.next();
        points.use(user, amount, id.value());
        Tuple row = add(id, reservation, user, amount);
        Instant at = row.get("approved_at", Instant.class);
        return new PaymentView(id, row.get("number", Long.class), reservation, user, PaymentMethod.POINTS, amount, PaymentStatus.DONE,
            null, 0, at, at, at, null, null, null);
    }

    private Tuple add(PaymentId id, ReservationId reservation, UserId user, Won amount) {
        try {
            return (Tuple) entityManager.createNativeQuery(ADD, Tuple.class)
                .setParameter(1, id.value())
                .setParameter(2, reservation.value())
                .setParameter(3, user.value())
                .setParameter(4, amount.amount())
                .getSingleResult();
        } catch (PersistenceException e) {
            throw PaymentInProgress.orFailure(e);
        }
    }

    /** Refunds exactly what was paid, in the transaction that cancels the reservation. */
    public void refund(ReservationId reservation, UserId user) {
        Tuple payment = (Tuple) entityManager.createNativeQuery(BEGIN_REFUND, Tuple.class)
            .setParameter(1, reservation.value())
            .getSingleResult();
        UUID id = payment.get("id", UUID.class);
        points.refund(user, new Won(payment.get("amount", Long.class)), id);
        entityManager.createNativeQuery(END_REFUND).setParameter(1, id).setParameter(2, Uuid7.next()).executeUpdate();
    }
}
