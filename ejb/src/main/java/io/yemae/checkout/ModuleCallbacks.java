package io.yemae.checkout;

import io.yemae.audit.AuditLog;
import io.yemae.checkout.persistence.ReservationTotalRows;
import io.yemae.checkout.persistence.ReservationTotalRows.Owned;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentModule;
import io.yemae.payment.PaymentModule.Callback;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.settlement.ModuleSettlements;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Transactions;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Callbacks of the payment module, which has taken money for a reservation (requirement 4, "결제"). */
@Stateless
public class ModuleCallbacks {

    @Inject
    ReservationTotalRows totals;

    @Inject
    PaymentModule module;

    @Inject
    Payments payments;

    @Inject
    PaymentSteps steps;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    /**
     * Records the money. A repeated callback changes nothing. If the money may pay for the reservation, a message settles it, and the
     * price stays until then; otherwise the refund is requested at once. {@link ModuleSettlements#outcome} returns the result.
     *
     * @param signature null if there was none
     * @throws Problem unauthenticated {@code INVALID_SIGNATURE}; invalid {@code MALFORMED_CALLBACK}
     */
    // The signature is verified before a transaction begins.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentId receive(String body, String signature) {
        Callback callback = module.read(body, signature);
        return transactions.inNew(() -> record(callback)).id();
    }

    private PaymentView record(Callback callback) {
        return payments.findByModuleKey(callback.paymentKey()).orElseGet(() -> {
            recordFirst(callback);
            return payments.findByModuleKey(callback.paymentKey()).orElseThrow();
        });
    }

    private void recordFirst(Callback callback) {
        ReservationId reservation = Uuid7.parse(callback.reservation()).map(ReservationId::new).orElse(null);
        // The reservation is locked before its payments. Its price stays until the payment is inserted.
        Owned owner = reservation == null ? null : totals.lock(reservation).orElse(null);
        PaymentId id = PaymentId.next();
        boolean mayPay = owner != null && owner.total().equals(callback.amount())
            && steps.takenByModule(id, reservation, owner.user(), callback, PaymentStatus.CONFIRMING);
        if (!mayPay && compensate(id, owner == null ? null : reservation, owner, callback)) {
            steps.requestRefund(id, "유효한 예약 없음");
            audit.record("payment.refused", id.toString(), callback.reservation());
        }
    }

    private boolean compensate(PaymentId id, ReservationId reservation, Owned owner, Callback callback) {
        return steps.takenByModule(id, reservation, owner == null ? null : owner.user(), callback, PaymentStatus.COMPENSATING);
    }
}
