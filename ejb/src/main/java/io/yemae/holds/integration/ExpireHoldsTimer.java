package io.yemae.holds.integration;

import io.yemae.holds.Holds;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Expires holds every second, on every node. Nodes share the work: each skips rows that another one has locked. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each batch commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpireHoldsTimer {
    private static final int MOST_BATCHES = 20;

    @Inject
    Holds holds;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        for (int run = 0; run < MOST_BATCHES && holds.expire() > 0; run++) {
            // The next batch.
        }
    }
}
