package io.yemae.settlement.integration;

import io.yemae.payment.GatewayWebhooks;
import io.yemae.settlement.Reconciliation;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Runs reconciliation every 30 s on every node, and deletes old webhooks. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The gateway is called outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconcilePaymentsTimer {

    @Inject
    Reconciliation reconciliation;

    @Inject
    GatewayWebhooks webhooks;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void everyHalfMinute() {
        reconciliation.run();
    }

    @Schedule(hour = "*", minute = "37", persistent = false)
    void everyHour() {
        webhooks.deleteOld();
    }
}
