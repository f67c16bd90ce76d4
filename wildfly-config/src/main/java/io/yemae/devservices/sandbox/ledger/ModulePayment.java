package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/**
 * A payment of a reservation through the payment module.
 *
 * @param amount      in won
 * @param cancelledAt null unless it was refunded
 */
public record ModulePayment(String paymentId, String reservationId, long amount, Instant paidAt, Instant cancelledAt, String reason) {

    public static ModulePayment paid(String reservationId, long amount, Instant now) {
        return new ModulePayment(RandomKeys.paymentKey(), reservationId, amount, now, null, null);
    }

    /** Refunds the full amount. A refunded payment is returned unchanged. */
    public ModulePayment cancelled(String why, Instant now) {
        return cancelled() ? this : new ModulePayment(paymentId, reservationId, amount, paidAt, now, why);
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }
}
