package io.yemae.booking.integration;

import io.yemae.booking.CancelledPerformances;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every second, on every node, for performances whose reservations are to be given back; one node has a performance at a time. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each reservation commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CancelledPerformancesTimer {
    private static final int LARGEST_RUN = 20;

    @Inject
    CancelledPerformances performances;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        for (int run = 0; run < LARGEST_RUN && performances.giveBack() > 0; run++) {
            // The next batch.
        }
    }
}
