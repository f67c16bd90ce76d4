package io.yemae.checkout;

import io.yemae.payment.GatewayAnswer.PartlyReturned;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentModule;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.payment.RefundView;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.Inbox;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Giving money back to where it came from: exactly what was paid, once; what the gateway's own desk has given back is not given again. */
@Stateless
public class Refunds {

    @Inject
    Payments payments;

    @Inject
    Settlements settlements;

    @Inject
    PaymentGateway gateway;

    @Inject
    PaymentModule module;

    @Inject
    Inbox inbox;

    @Inject
    Clock clock;

    @EJB
    Refunds steps;

    /**
     * Carries out a refund that a message asks for, unless the message has been dealt with.
     *
     * @throws GatewayUnavailable when the money is not back yet, so that the message comes again
     */
    // The gateway is asked outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void carryOut(UUID message, PaymentId id) {
        if (steps.isNew(message)) {
            PaymentView after = carryOut(id);
            if (after.status().isReturning() && after.method() != PaymentMethod.MANUAL) {
                throw new GatewayUnavailable("The money of payment " + id + " is not back yet");
            }
            steps.dealtWith(message);
        }
    }

    /** Carries out a refund that is due. @return the payment as it is afterwards */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentView carryOut(PaymentId id) {
        Payments.Detail detail = payments.get(id);
        PaymentView payment = detail.payment();
        return payment.status().isReturning() ? settlements.record(id, ask(payment, detail.refunds().get(0))) : payment;
    }

    /**
     * Records that money which was taken outside of the platform has been given back by hand. Again: nothing changes.
     *
     * @return the payment as it is afterwards
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}; conflict {@code NOT_BY_HAND} for any other payment, {@code NOTHING_TO_REFUND} unless
     *     a refund is due
     */
    public PaymentView returnedByHand(PaymentId id) {
        PaymentView payment = payments.get(id).payment();
        if (payment.method() != PaymentMethod.MANUAL) {
            throw Problem.conflict("NOT_BY_HAND", "이 결제는 플랫폼이 돌려줍니다.");
        }
        if (payment.status() == PaymentStatus.REFUNDED) {
            return payment;
        }
        if (!payment.status().isReturning()) {
            throw Problem.conflict("NOTHING_TO_REFUND", "환불할 금액이 없습니다.");
        }
        return settlements.record(id, new Returned(payment.paymentKey(), payment.amount(), payment.approvedAt(), clock.instant(), List.of()));
    }

    public boolean isNew(UUID message) {
        return !inbox.has(message);
    }

    public void dealtWith(UUID message) {
        inbox.isFirst(message);
    }

    private GatewayAnswer ask(PaymentView payment, RefundView refund) {
        if (payment.method() == PaymentMethod.MANUAL) {
            return new Refused("REFUND_BY_HAND", "게이트웨이 밖에서 받은 돈입니다. 직접 돌려준 뒤 환불 완료로 표시해주세요.");
        }
        if (payment.method() == PaymentMethod.MODULE) {
            return module.refund(payment.paymentKey(), refund.reason());
        }
        String attempt = refund.id() + "-" + payment.attempts();
        GatewayAnswer answer = gateway.refund(payment.paymentKey(), payment.amount(), refund.reason(), attempt);
        if (isWhole(answer, payment)) {
            return answer;
        }
        // It may have been given back all the same, wholly or in part: by a call whose answer was lost, or by hand.
        GatewayAnswer present = gateway.find(payment.id());
        if (present instanceof PartlyReturned partly && partly.isOf(payment)) {
            return gateway.refund(payment.paymentKey(), partly.balance(), refund.reason(), attempt + "-" + partly.balance().amount());
        }
        return isWhole(present, payment) ? present : answer;
    }

    private static boolean isWhole(GatewayAnswer answer, PaymentView payment) {
        return answer instanceof Returned returned && returned.isOf(payment);
    }
}
