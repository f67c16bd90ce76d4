package io.yemae.alerts.integration;

import io.yemae.alerts.Alerts;
import io.yemae.ops.PlatformState;
import io.yemae.ops.PlatformStates;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every five seconds, on every node, whether something is critical. */
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The broker and the mail server are called outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AlertTimer {

    @Inject
    PlatformStates states;

    @Inject
    Alerts alerts;

    private volatile PlatformState before;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void everyFiveSeconds() {
        PlatformState now = states.now();
        PlatformState last = before;
        before = now;
        alerts.report(now, last == null ? now : last);
    }
}
