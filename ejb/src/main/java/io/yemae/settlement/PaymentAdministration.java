package io.yemae.settlement;

import io.yemae.audit.AuditLog;
import io.yemae.booking.Cancellations;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The actions of operators on payments. Each is audited. */
@Stateless
// The gateway is called outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentAdministration {
    private static final String BY_ADMINISTRATOR = "관리자 환불";

    @Inject
    Payments payments;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Cancellations cancellations;

    @Inject
    PurchasedPoints purchasedPoints;

    @Inject
    RefundsByHand refunds;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    /** Asks the gateway now and records the answer. @throws Problem not found {@code PAYMENT_NOT_FOUND} */
    public PaymentView retry(PaymentId id) {
        record("payment.retry", payments.get(id).payment());
        return reconciliation.settle(id);
    }

    /**
     * Refunds a payment and cancels the reservation that it paid for, at any time. Purchased points are taken back. Idempotent.
     *
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}; conflict {@code NOTHING_TO_REFUND} if nothing was taken,
     *     {@code INSUFFICIENT_POINTS} if purchased points were used
     */
    public PaymentView refund(PaymentId id, String reason) {
        PaymentView payment = reconciliation.settle(id);
        if (payment.approvedAt() == null) {
            throw Problem.conflict("NOTHING_TO_REFUND", "환불할 금액이 없습니다.");
        }
        record("payment.refund", payment);
        if (payment.status() == PaymentStatus.DONE && payment.buysPoints()) {
            purchasedPoints.refund(id, reason);
        } else if (payment.status() == PaymentStatus.DONE) {
            cancellations.cancelAtAnyTime(payment.reservation(), payment.user(), reason);
        }
        return reconciliation.settle(id);
    }

    /** Records that money taken outside the platform has been refunded by hand. @throws Problem as {@link RefundsByHand#returned} */
    public PaymentView returned(PaymentId id, UserId administrator) {
        record("payment.returned", payments.get(id).payment());
        return refunds.returned(id, administrator, BY_ADMINISTRATOR);
    }

    /** Settles the payments that are due, as {@link Reconciliation#run} does every half minute. @return the number of payments */
    public int reconcile() {
        int settled = reconciliation.run();
        transactions.inNew(() -> audit.record("payment.reconcile", "due", "payments: " + settled));
        return settled;
    }

    private void record(String action, PaymentView payment) {
        transactions.inNew(() -> audit.record(action, payment.id().toString(), payment.status().name()));
    }
}
