package io.yemae.checkout.integration;

import io.yemae.checkout.DailyComparison;
import io.yemae.checkout.DiscountGuesses;
import io.yemae.checkout.Reconciliation;
import io.yemae.payment.GatewayWebhooks;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Runs reconciliation every 30 s on every node, and compares yesterday's payments with the gateway's at 04:30 (Seoul) and every hour
 * after that until it has succeeded.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The gateway is called outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconcilePaymentsTimer {

    @Inject
    Reconciliation reconciliation;

    @Inject
    DailyComparison comparison;

    @Inject
    GatewayWebhooks webhooks;

    @Inject
    DiscountGuesses guesses;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void everyHalfMinute() {
        reconciliation.run();
    }

    @Schedule(hour = "4-23", minute = "30", persistent = false, timezone = "Asia/Seoul")
    void everyHourFromTheMorning() {
        comparison.compareYesterday();
        webhooks.forgetOld();
        guesses.forgetOld();
    }
}
