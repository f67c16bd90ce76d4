package io.yemae.payment.persistence;

import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.PaymentId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Our record of the money that moved through the gateway. */
@ApplicationScoped
public class MovementRows {
    private static final String BETWEEN = SqlFile.read(MovementRows.class, "movements.sql");

    private static final String ADD_UNKNOWN = """
        INSERT INTO unknown_movements (order_id, refund, amount, at)
        VALUES (:order, :refund, :amount, :at)
        ON CONFLICT DO NOTHING""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * @param order the id of the payment, or of an order unknown to us
     * @param back  true for a refund, false for a payment
     */
    public record RecordedMovement(String order, Won amount, boolean back, Instant at) {
    }

    /** What moved between two instants by the gateway's clock, both included. */
    @SuppressWarnings("unchecked")
    public List<RecordedMovement> between(Instant from, Instant to) {
        List<Tuple> rows = entityManager.createNativeQuery(BETWEEN, Tuple.class).setParameter(1, from).setParameter(2, to).getResultList();
        return rows.stream()
            .map(row -> new RecordedMovement(row.get("order_id", String.class), new Won(row.get("amount", Long.class)),
                row.get("back", Boolean.class), row.get("at", Instant.class)))
            .toList();
    }

    /** Records all movements of an order unknown to us, each once. */
    public void record(PaymentId unknown, Returned returned) {
        add(unknown, false, returned.amount(), returned.takenAt());
        returned.movements().forEach(each -> add(unknown, true, each.amount(), each.at()));
    }

    private void add(PaymentId unknown, boolean back, Won amount, Instant at) {
        entityManager.createNativeQuery(ADD_UNKNOWN)
            .setParameter("order", unknown.toString())
            .setParameter("refund", back)
            .setParameter("amount", amount.amount())
            .setParameter("at", at)
            .executeUpdate();
    }
}
