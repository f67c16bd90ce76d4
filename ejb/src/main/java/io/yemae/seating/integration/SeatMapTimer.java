package io.yemae.seating.integration;

import io.yemae.seating.persistence.LiveMaps;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Reloads the cached seat maps every ten seconds on every node, in case a change was lost. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Independent reads need no common transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SeatMapTimer {

    @Inject
    LiveMaps maps;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void everyTenSeconds() {
        maps.reloadAll();
    }
}
