package io.yemae.payment;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A payment.
 *
 * @param number         the short number of requirement 3
 * @param reservation    null for a purchase of points, and when the payment module took money for what is no reservation of ours
 * @param user           null when the payment module took money for what is no reservation of ours
 * @param paymentKey     the gateway's name for it; null for points and until the buyer comes back from the payment window
 * @param approvedAt     when the money was taken, as whoever took it says; null before
 * @param lateAt         when the money turned out to have come after the hold had ended; null otherwise
 * @param failureCode    the gateway's, or ours; null unless it failed, is unclear, cannot be given back, or has to be looked at by an operator
 * @param failureMessage the gateway's sentence for people if it failed, otherwise why, for operators; null like the code
 */
public record PaymentView(
    PaymentId id,
    long number,
    ReservationId reservation,
    UserId user,
    PaymentMethod method,
    Won amount,
    PaymentStatus status,
    String paymentKey,
    int attempts,
    Instant createdAt,
    Instant changedAt,
    Instant approvedAt,
    Instant lateAt,
    String failureCode,
    String failureMessage) {

    /** The failure code of an order whose price changed before it was paid. */
    public static final String SUPERSEDED = "SUPERSEDED";

    /** Whether it buys points, and no seats. */
    public boolean buysPoints() {
        return reservation == null && method.isOfGateway();
    }

    /** Whether another order has taken its place, because the price changed. */
    public boolean isSuperseded() {
        return SUPERSEDED.equals(failureCode);
    }
}
