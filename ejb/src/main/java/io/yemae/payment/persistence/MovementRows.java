package io.yemae.payment.persistence;

import io.yemae.payment.PaymentId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Our record of the money that moved through the gateway. */
@ApplicationScoped
public class MovementRows {
    private static final String BETWEEN = SqlFile.read(MovementRows.class, "movements.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** @param back true for a refund, false for a payment */
    public record RecordedMovement(PaymentId payment, Won amount, boolean back, Instant at) {
    }

    /** What moved between two instants by the gateway's clock, both included. */
    @SuppressWarnings("unchecked")
    public List<RecordedMovement> between(Instant from, Instant to) {
        List<Tuple> rows = entityManager.createNativeQuery(BETWEEN, Tuple.class).setParameter(1, from).setParameter(2, to).getResultList();
        return rows.stream()
            .map(row -> new RecordedMovement(new PaymentId(row.get("id", UUID.class)), new Won(row.get("amount", Long.class)),
                row.get("back", Boolean.class), row.get("at", Instant.class)))
            .toList();
    }
}
