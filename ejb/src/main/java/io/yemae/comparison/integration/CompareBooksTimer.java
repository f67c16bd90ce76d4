package io.yemae.comparison.integration;

import io.yemae.comparison.DailyComparison;
import io.yemae.shared.Seoul;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Compares yesterday's payments with the gateway's at 04:30 (Seoul), and every hour after that until it has succeeded. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The gateway is called outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CompareBooksTimer {

    @Inject
    DailyComparison comparison;

    @Schedule(hour = "4-23", minute = "30", persistent = false, timezone = Seoul.NAME)
    void everyHourFromTheMorning() {
        comparison.compareYesterday();
    }
}
