package io.yemae.shared.messaging;

import io.yemae.shared.Seoul;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Runs the relay every second and deletes consumed messages every night. */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The relay opens the transactions that it needs.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRelayTimer {

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxHandover handover;

    @PostConstruct
    void resend() {
        relay.resendUnconsumed();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        if (!handover.isOver()) {
            relay.relay();
        }
    }

    @Schedule(hour = "3", minute = "17", persistent = false, timezone = Seoul.NAME)
    void everyNight() {
        relay.deleteConsumed();
    }
}
