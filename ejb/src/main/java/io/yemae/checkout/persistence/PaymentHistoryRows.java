package io.yemae.checkout.persistence;

import io.yemae.checkout.PaymentHistory.Entry;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** The movements of points and money of a user. */
@ApplicationScoped
public class PaymentHistoryRows {
    private static final String HISTORY = SqlFile.read(PaymentHistoryRows.class, "payment-history.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** Oldest first. */
    @SuppressWarnings("unchecked")
    public List<Entry> of(UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(HISTORY, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream()
            .map(row -> new Entry(row.get("payment", Long.class), row.get("concert", Long.class), row.get("schedule", Long.class),
                row.get("type", String.class), row.get("at", Instant.class), new Won(row.get("points", Long.class))))
            .toList();
    }
}
