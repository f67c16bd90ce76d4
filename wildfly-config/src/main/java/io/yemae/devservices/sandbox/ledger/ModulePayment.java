package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/**
 * Money that the payment module took for a reservation, and whether it gave it back.
 *
 * @param amount      in won
 * @param cancelledAt null while the money is taken
 */
public record ModulePayment(String paymentId, String reservationId, long amount, Instant paidAt, Instant cancelledAt, String reason) {

    public static ModulePayment paid(String reservationId, long amount, Instant now) {
        return new ModulePayment(Keys.paymentKey(), reservationId, amount, now, null, null);
    }

    /** The whole amount goes back; once given back, nothing changes. */
    public ModulePayment cancelled(String why, Instant now) {
        return cancelled() ? this : new ModulePayment(paymentId, reservationId, amount, paidAt, now, why);
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }
}
