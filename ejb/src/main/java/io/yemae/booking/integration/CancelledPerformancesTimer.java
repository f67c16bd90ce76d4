package io.yemae.booking.integration;

import io.yemae.booking.CancelledPerformances;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Cancels the reservations of cancelled performances every second, on every node. A performance is claimed by one node at a time. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each reservation commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CancelledPerformancesTimer {
    private static final int MOST_BATCHES = 20;

    @Inject
    CancelledPerformances performances;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        for (int run = 0; run < MOST_BATCHES && performances.cancelReservations() > 0; run++) {
            // The next batch.
        }
    }
}
