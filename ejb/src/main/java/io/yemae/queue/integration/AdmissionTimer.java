package io.yemae.queue.integration;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Triggers a turn of every room each second, on every node, and reads the announcements. A room that another node has locked is skipped.
 */
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
