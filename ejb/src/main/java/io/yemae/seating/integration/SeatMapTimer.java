package io.yemae.seating.integration;

import io.yemae.seating.persistence.LiveMaps;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Reads the maps again every ten seconds, on every node, whatever was told in between. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Only reads, each by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SeatMapTimer {

    @Inject
    LiveMaps maps;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void everyTenSeconds() {
        maps.heal();
    }
}
