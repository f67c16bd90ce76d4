package io.yemae.payment;

import io.yemae.payment.persistence.PaymentRows;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reading payments (requirement 1, section 4; requirement 3, "결제"). */
@Stateless
public class Payments {

    @Inject
    PaymentRows payments;

    public record Detail(PaymentView payment, List<RefundView> refunds) {
    }

    /** @throws Problem not found {@code PAYMENT_NOT_FOUND}, also if it belongs to another user */
    public Detail get(PaymentId id, UserId user) {
        return find(id).filter(payment -> user.equals(payment.user())).map(payment -> new Detail(payment, refunds(id)))
            .orElseThrow(PaymentId::unknown);
    }

    /** A payment of any user. @throws Problem not found {@code PAYMENT_NOT_FOUND} */
    public Detail get(PaymentId id) {
        return find(id).map(payment -> new Detail(payment, refunds(id))).orElseThrow(PaymentId::unknown);
    }

    public Optional<PaymentView> find(PaymentId id) {
        return payments.find(id);
    }

    /** A user's payment by its short number. */
    public Optional<PaymentView> find(long number, UserId user) {
        return payments.find(number, user);
    }

    /** The payment that the payment module of requirement 4 knows by this key. */
    public Optional<PaymentView> findByModuleKey(String paymentKey) {
        return payments.findByModuleKey(paymentKey);
    }

    /** The payments that went beyond READY, without superseded orders; the successful one first. */
    public List<PaymentView> of(ReservationId reservation) {
        return payments.of(reservation);
    }

    /**
     * What was taken from the buyer's points for a reservation besides the method of its payment. 0 if it was never paid, and if the points
     * alone paid for it.
     */
    public Won pointsOf(ReservationId reservation) {
        return of(reservation).stream()
            .filter(payment -> payment.approvedAt() != null)
            .findFirst()
            .map(PaymentView::points)
            .orElse(Won.ZERO);
    }

    /**
     * Payments that may need an operator, the oldest first: the outcome is unknown, a refund is pending, or the payment is done and the
     * gateway reports something else than our records.
     *
     * @param after where the slice before ended; null for the first one
     */
    public PaymentSlice unsettled(PaymentCursor after, int limit) {
        return PaymentSlice.of(payments.unsettled(after == null ? PaymentCursor.START : after, limit + 1), limit);
    }

    /** All payments, newest first. @param after as for {@link #unsettled} */
    public PaymentSlice latest(PaymentCursor after, int limit) {
        return PaymentSlice.of(payments.latest(after == null ? PaymentCursor.END : after, limit + 1), limit);
    }

    public List<RefundView> refunds(PaymentId payment) {
        return payments.refunds(payment);
    }
}
