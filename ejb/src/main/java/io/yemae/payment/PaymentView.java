package io.yemae.payment;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A payment.
 *
 * @param number         the short number of requirement 3
 * @param reservation    null for a purchase of points, and if the payment module took money for an unknown reservation
 * @param user           null if the payment module took money for an unknown reservation
 * @param amount         what is paid by the method
 * @param points         what is taken from the buyer's balance besides; more than 0 only for a card or easy pay
 * @param paymentKey     the gateway's key; null for points, and until the buyer returns from the payment window
 * @param attempts       how many times the gateway was called in a way that needs a new idempotency key
 * @param approvedAt     when the money was taken, by the clock of the gateway or module; null before
 * @param lateAt         when the money was found to have come after the end of the hold; null otherwise
 * @param failureCode    the gateway's code or ours; null unless the payment failed, is unclear, cannot be refunded or needs an operator
 * @param failureMessage the gateway's message for the buyer if it failed, otherwise the reason for operators; null if the code is
 */
public record PaymentView(
    PaymentId id,
    long number,
    ReservationId reservation,
    UserId user,
    PaymentMethod method,
    Won amount,
    Won points,
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

    /** What both sources pay together: the price of the reservation. */
    public Won price() {
        return amount.plus(points);
    }

    /** Whether it buys points rather than seats. */
    public boolean buysPoints() {
        return reservation == null && method.isOfGateway();
    }

    /** Whether another order has replaced it because the price changed. */
    public boolean isSuperseded() {
        return SUPERSEDED.equals(failureCode);
    }

    /** The idempotency key of the current attempt at the gateway. A new attempt has a new key, so it does not get the old refusal again. */
    public String attemptKey() {
        return id + "-" + attempts;
    }

    /** Its ids for a line of the log, as names and values in turn. @param more names and values that follow */
    public Object[] logDetails(Object... more) {
        return Stream.concat(Stream.of(logDetailsOf(id, reservation)), Stream.of(more)).toArray();
    }

    /** The same of a payment that has just been recorded. @param reservation null if there is none */
    static Object[] logDetailsOf(PaymentId id, ReservationId reservation) {
        return new Object[] {"payment", id, "reservation", reservation};
    }
}
