package io.yemae.reports;

import io.yemae.reports.persistence.SalesSumStatements;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Sales and refunds, summed by performance and day. A sale waits for its sum in a table, where the transaction that sells puts it, so
 * buyers do not wait for each other; reports count what waits as well.
 */
@Stateless
public class SalesSums {
    /** Even on a busy machine a batch takes less than a second. */
    private static final int BATCH = 1_000;

    @Inject
    SalesSumStatements statements;

    /** Adds the next sales and refunds to their sums. If several nodes try, one does it. @return whether there may be more */
    public boolean addNext() {
        return statements.lock() && statements.add(BATCH) == BATCH;
    }
}
