package io.yemae.checkout.persistence;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What reservations cost. */
@ApplicationScoped
public class ReservationTotalRows {
    private static final String LOCK = """
        SELECT user_id, total_amount
        FROM reservations
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    @PersistenceContext
    EntityManager entityManager;

    /** What a reservation costs, and whose it is. */
    public record Owned(UserId user, Won total) {
    }

    /** Locks a reservation in any state until the end of the transaction. Empty if there is no such reservation. */
    @SuppressWarnings("unchecked")
    public Optional<Owned> lock(ReservationId reservation) {
        List<Tuple> rows = entityManager.createNativeQuery(LOCK, Tuple.class).setParameter(1, reservation.value()).getResultList();
        return rows.stream().findFirst()
            .map(row -> new Owned(new UserId(row.get("user_id", UUID.class)), new Won(row.get("total_amount", Long.class))));
    }
}
