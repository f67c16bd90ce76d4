package io.yemae.reports.persistence;

import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Moves sales and refunds from {@code sales_unsummed} to {@code sales_sums}, one node at a time. */
@ApplicationScoped
public class SalesSumStatements {
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('sales sums'))";
    private static final String ADD = SqlFile.read(SalesSumStatements.class, "sum-sales.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** Lets no other node change sums until the transaction ends. False if one does. */
    public boolean lock() {
        return (Boolean) entityManager.createNativeQuery(LOCK).getSingleResult();
    }

    /** Adds so many sales and refunds at most to their sums. @return how many */
    public int add(int most) {
        return ((Number) entityManager.createNativeQuery(ADD).setParameter(1, most).getSingleResult()).intValue();
    }
}
