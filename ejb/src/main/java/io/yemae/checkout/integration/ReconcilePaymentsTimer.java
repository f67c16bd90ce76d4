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

/** Looks after payments without an end every 30 s, on every node, and compares yesterday with the gateway's books in the morning, and
 * once more every hour until that has been possible. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The gateway is asked outside any transaction.
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
    void fromTheMorningOn() {
        comparison.compareYesterday();
        webhooks.forgetOld();
        guesses.forgetOld();
    }
}
