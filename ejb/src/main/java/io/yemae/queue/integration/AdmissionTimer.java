package io.yemae.queue.integration;

import io.yemae.queue.domain.AdmissionPace;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Ends sessions and admits, every second, on every node; a node skips a room that another one is at. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each turn commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdmissionTimer {

    @Inject
    Rooms rooms;

    @Inject
    AdmissionPace pace;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        pace.adjust();
        rooms.tick();
    }
}
