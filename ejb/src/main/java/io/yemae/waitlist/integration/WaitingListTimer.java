package io.yemae.waitlist.integration;

import io.yemae.waitlist.Offers;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Offers returned seats every second, on every node, and ends the lists of past performances every minute. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each performance commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingListTimer {

    @Inject
    Offers offers;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        offers.offerReturnedSeats();
    }

    @Schedule(hour = "*", minute = "*", second = "50", persistent = false)
    void everyMinute() {
        offers.endClosed();
    }
}
