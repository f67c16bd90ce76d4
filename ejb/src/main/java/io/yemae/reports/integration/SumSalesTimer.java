package io.yemae.reports.integration;

import io.yemae.reports.SalesSums;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Adds sales and refunds to their sums every two seconds, on every node. One node works at a time. */
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each batch commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SumSalesTimer {
    /** So that the next run does not come before this one has ended. */
    private static final long MOST_NANOS = Duration.ofMillis(1_500).toNanos();

    @Inject
    SalesSums sums;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void everyTwoSeconds() {
        long begun = System.nanoTime();
        while (sums.addNext() && System.nanoTime() - begun < MOST_NANOS) {
            // The next batch.
        }
    }
}
