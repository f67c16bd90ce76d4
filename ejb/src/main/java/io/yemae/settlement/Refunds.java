package io.yemae.settlement;

import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.PartlyReturned;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentModule;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.payment.RefundView;
import io.yemae.shared.Transactions;
import io.yemae.shared.messaging.Inbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Refunds exactly what was paid, once, to the source of the money. What was refunded in the gateway's console is not refunded again. */
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
    Transactions transactions;

    /**
     * Makes a refund that a message requests, unless the message has been processed.
     *
     * @throws GatewayUnavailable if the refund has not succeeded yet, so that the message is redelivered
     */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void carryOut(UUID message, PaymentId id) {
        if (!transactions.inNew(() -> inbox.has(message))) {
            PaymentView after = carryOut(id);
            if (after.status().isReturning() && after.method() != PaymentMethod.MANUAL) {
                throw new GatewayUnavailable("Payment " + id + " is not refunded yet");
            }
            transactions.inNew(() -> inbox.isFirst(message));
        }
    }

    /** Makes a requested refund. @return the payment afterwards */
    // The gateway is called outside any transaction.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentView carryOut(PaymentId id) {
        Payments.Detail detail = payments.get(id);
        PaymentView payment = detail.payment();
        // The first refund is the one to the payment method. A refund of points is in the balance already.
        return payment.status().isReturning() ? settlements.record(id, requestRefund(payment, detail.refunds().get(0))) : payment;
    }

    private GatewayAnswer requestRefund(PaymentView payment, RefundView refund) {
        if (payment.method() == PaymentMethod.MANUAL) {
            return new Refused("REFUND_BY_HAND", "게이트웨이 밖에서 받은 돈입니다. 직접 돌려준 뒤 환불 완료로 표시해주세요.");
        }
        if (payment.method() == PaymentMethod.MODULE) {
            return module.refund(payment.paymentKey(), refund.reason());
        }
        PaymentId id = payment.id();
        String attempt = refund.id() + "-" + payment.attempts();
        GatewayAnswer answer = gateway.refund(payment.paymentKey(), id, payment.amount(), refund.reason(), attempt);
        if (isFullRefund(answer, payment)) {
            return answer;
        }
        // The money may be refunded nevertheless, in full or in part: by a call whose response was lost, or in the gateway's console.
        GatewayAnswer present = gateway.find(id);
        if (present instanceof PartlyReturned partly && partly.isOf(payment)) {
            return gateway.refund(payment.paymentKey(), id, partly.balance(), refund.reason(),
                attempt + "-" + partly.balance().amount());
        }
        return isFullRefund(present, payment) ? present : answer;
    }

    private static boolean isFullRefund(GatewayAnswer answer, PaymentView payment) {
        return answer instanceof Returned returned && returned.isOf(payment);
    }
}
