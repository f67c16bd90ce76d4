package io.yemae.payment.persistence;

import io.yemae.payment.GatewayMovement;
import io.yemae.payment.PaymentId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;

/** The statements that request and record refunds: to the method of a payment, and of its points. */
@ApplicationScoped
public class RefundStatements {
    private static final String REQUEST = SqlFile.read(RefundStatements.class, "request-refund.sql");
    private static final String END_OF_POINTS = SqlFile.read(RefundStatements.class, "end-point-refund.sql");

    private static final String RECORD_RETURN = """
        INSERT INTO gateway_returns (payment_id, transaction_key, amount, returned_at)
        VALUES (:payment, :transactionKey, :amount, :returnedAt)
        ON CONFLICT DO NOTHING""";

    private static final String END = """
        UPDATE refunds
        SET done_at = ?2
        WHERE payment_id = ?1
          AND NOT of_points
          AND done_at IS NULL""";

    /* Done at once: the points are in the balance by the same transaction. */
    private static final String RECORD_RETURN_OF_POINTS = """
        INSERT INTO refunds (id, payment_id, amount, reason, done_at, of_points)
        SELECT ?2, id, points, ?3, now(), true
        FROM payments
        WHERE id = ?1""";

    private static final String BEGIN_OF_POINTS = """
        UPDATE payments
        SET status = 'REFUNDING', changed_at = now()
        WHERE reservation_id = ?1
          AND method = 'POINTS'
          AND status = 'DONE'
        RETURNING id, amount""";

    @PersistenceContext
    EntityManager entityManager;

    /** A payment with points that is being refunded. */
    public record PointRefund(PaymentId payment, Won amount) {
    }

    /** Requests the refund by a message. A repeated request repeats the message, not the refund. */
    public void request(PaymentId id, String reason) {
        entityManager.createNativeQuery(REQUEST)
            .setParameter("payment", id.value())
            .setParameter("refund", Uuid7.next())
            .setParameter("reason", reason)
            .setParameter("message", Uuid7.next())
            .executeUpdate();
    }

    /** Records a refund that the gateway reports, once. */
    public void recordReturn(PaymentId id, GatewayMovement movement) {
        entityManager.createNativeQuery(RECORD_RETURN)
            .setParameter("payment", id.value())
            .setParameter("transactionKey", movement.key())
            .setParameter("amount", movement.amount().amount())
            .setParameter("returnedAt", movement.at())
            .executeUpdate();
    }

    /** The gateway or module has returned the money. */
    public void end(PaymentId id, Instant at) {
        entityManager.createNativeQuery(END).setParameter(1, id.value()).setParameter(2, at).executeUpdate();
    }

    /** Records that the points of a payment, which are a part of its price, are back in the balance. */
    public void recordReturnOfPoints(PaymentId id, String reason) {
        entityManager.createNativeQuery(RECORD_RETURN_OF_POINTS)
            .setParameter(1, id.value())
            .setParameter(2, Uuid7.next())
            .setParameter(3, reason)
            .executeUpdate();
    }

    /** DONE → REFUNDING for the reservation's payment with points. */
    public PointRefund beginOfPoints(ReservationId reservation) {
        Tuple row = (Tuple) entityManager.createNativeQuery(BEGIN_OF_POINTS, Tuple.class)
            .setParameter(1, reservation.value())
            .getSingleResult();
        return new PointRefund(new PaymentId(row.get("id", UUID.class)), new Won(row.get("amount", Long.class)));
    }

    /** REFUNDING → REFUNDED. Records the refund. */
    public void endOfPoints(PaymentId id) {
        entityManager.createNativeQuery(END_OF_POINTS).setParameter(1, id.value()).setParameter(2, Uuid7.next()).executeUpdate();
    }
}
