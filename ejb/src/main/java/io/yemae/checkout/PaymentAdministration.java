package io.yemae.checkout;

import io.yemae.booking.Cancellations;
import io.yemae.ops.AuditLog;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What operators do with single payments. Each deed is audited. */
@Stateless
// The gateway is asked outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentAdministration {

    @Inject
    Payments payments;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Cancellations cancellations;

    @Inject
    PointPurchases purchases;

    @Inject
    Refunds refunds;

    @Inject
    AuditLog audit;

    @EJB
    PaymentAdministration steps;

    /** Asks the gateway now and goes on from its answer. @throws Problem not found {@code PAYMENT_NOT_FOUND} */
    public PaymentView retry(PaymentId id) {
        steps.record("payment.retry", payments.get(id).payment());
        return reconciliation.bringToAnEnd(id);
    }

    /**
     * Gives the whole of a payment back and cancels what it paid for, whatever the time; bought points are taken back. Again: nothing changes.
     *
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}; conflict {@code NOTHING_TO_REFUND} when nothing was taken, {@code INSUFFICIENT_POINTS}
     *     when bought points were used
     */
    public PaymentView refund(PaymentId id, String reason) {
        PaymentView payment = reconciliation.bringToAnEnd(id);
        if (payment.approvedAt() == null) {
            throw Problem.conflict("NOTHING_TO_REFUND", "환불할 금액이 없습니다.");
        }
        steps.record("payment.refund", payment);
        if (payment.status() == PaymentStatus.DONE && payment.buysPoints()) {
            purchases.refund(id, reason);
        } else if (payment.status() == PaymentStatus.DONE) {
            cancellations.cancelAtAnyTime(payment.reservation(), payment.user(), reason);
        }
        return reconciliation.bringToAnEnd(id);
    }

    /** Says that money which was taken outside of the platform has been given back by hand. @throws Problem as {@link Refunds#returnedByHand} */
    public PaymentView returned(PaymentId id) {
        steps.record("payment.returned", payments.get(id).payment());
        return refunds.returnedByHand(id);
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void record(String action, PaymentView payment) {
        audit.record(action, payment.id().toString(), payment.status().name());
    }
}
