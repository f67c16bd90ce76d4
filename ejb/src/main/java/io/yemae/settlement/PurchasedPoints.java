package io.yemae.settlement;

import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.points.Points;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Credits points that were bought through the gateway, and withdraws them for a refund. One point is one won. */
@Stateless
public class PurchasedPoints {

    @Inject
    PaymentSteps payments;

    @Inject
    Points points;

    /** Credits the buyer's point account, in the transaction that records the payment. */
    public void credit(PaymentView payment) {
        points.credit(payment.user(), payment.amount(), payment.id().value());
    }

    /**
     * Withdraws purchased points and requests the refund of their price. Idempotent.
     *
     * @throws Problem conflict {@code INSUFFICIENT_POINTS} if some of them were used
     */
    public void refund(PaymentId id, String reason) {
        PaymentView payment = payments.lock(id).orElseThrow();
        if (payment.status() == PaymentStatus.DONE) {
            points.use(payment.user(), payment.amount(), payment.id().value());
            payments.refund(payment, reason);
        }
    }

    /** Withdraws purchased points after a refund in the gateway's console. @return false if some of them were used */
    public boolean takeBackIfUnused(PaymentView payment) {
        return points.useIfThere(payment.user(), payment.amount(), payment.id().value());
    }
}
