package io.yemae.cancellation.integration;

import io.yemae.cancellation.CancellationWork;
import io.yemae.shared.Seoul;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Works on cancellation runs every second, on every node. A run is claimed by one node at a time. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each reservation commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CancellationRunsTimer {
    private static final int MOST_BATCHES = 20;

    @Inject
    CancellationWork work;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        for (int run = 0; run < MOST_BATCHES && work.cancelReservations(); run++) {
            // The next batch.
        }
    }

    @Schedule(hour = "3", minute = "40", persistent = false, timezone = Seoul.NAME)
    void everyNight() {
        work.deleteOld();
    }
}
