package io.yemae.ops.persistence;

import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;

/** How far behind the platform is, according to the database. */
@ApplicationScoped
public class FigureStatements {
    private static final String FIGURES = SqlFile.read(FigureStatements.class, "figures.sql");

    @PersistenceContext
    EntityManager entityManager;

    /**
     * All ages are in seconds, and 0 if nothing is behind.
     *
     * @param outboxAge           age of the oldest message that the broker has not taken
     * @param expiryLag           for how long the oldest hold that has run out has not been expired
     * @param paymentsInDoubt     payments whose outcome, refund or compensation has been open for over a minute
     * @param paymentsInDoubtAge  for how long the oldest of them has been open
     * @param paymentsRemarkable  paid payments with a note for operators, such as a refund in the gateway's console
     * @param clock               the database's clock, in seconds since 1970
     */
    public record Figures(double outboxAge, double expiryLag, long paymentsInDoubt, double paymentsInDoubtAge, long paymentsRemarkable,
                          double clock) {
    }

    public Figures read() {
        Tuple row = (Tuple) entityManager.createNativeQuery(FIGURES, Tuple.class).getSingleResult();
        return new Figures(row.get("outbox_age", Double.class), row.get("expiry_lag", Double.class),
            row.get("payments_in_doubt", Long.class), row.get("payments_in_doubt_age", Double.class),
            row.get("payments_remarkable", Long.class), row.get("clock", Double.class));
    }
}
