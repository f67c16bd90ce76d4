package io.yemae.payment;

import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.PartlyReturned;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.persistence.MovementRows;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Transactions;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Orders that the gateway has money of and that are no payments of ours: they were made after the moment to which the database was
 * restored.
 */
@Stateless
// The gateway is called outside any transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnknownOrders {

    @Inject
    Payments payments;

    @Inject
    PaymentGateway gateway;

    @Inject
    MovementRows movements;

    @Inject
    Transactions transactions;

    /**
     * Refunds what the gateway has of an order, and records its movements, so that the books agree. Idempotent.
     *
     * @throws Problem conflict {@code PAYMENT_KNOWN} if it is a payment of ours, {@code NOTHING_TO_REFUND} if the gateway has taken
     *     nothing, {@code REFUND_REFUSED} with the gateway's sentence; unavailable {@code GATEWAY_UNAVAILABLE}
     */
    public void refund(PaymentId order, String reason) {
        if (payments.find(order).isPresent()) {
            throw Problem.conflict("PAYMENT_KNOWN", "우리 기록에 있는 결제입니다. 그 결제를 환불해주세요.");
        }
        GatewayAnswer answer = gateway.find(order);
        if (answer instanceof Refused) {
            throw Problem.conflict("NOTHING_TO_REFUND", "환불할 금액이 없습니다.");
        }
        if (answer instanceof Paid paid) {
            answer = refund(order, paid.paymentKey(), paid.amount(), reason);
        } else if (answer instanceof PartlyReturned partly) {
            answer = refund(order, partly.paymentKey(), partly.balance(), reason);
        }
        if (!(answer instanceof Returned returned)) {
            throw new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_UNAVAILABLE", "결제 게이트웨이가 응답하지 않습니다.");
        }
        transactions.inNew(() -> movements.record(order, returned));
    }

    private GatewayAnswer refund(PaymentId order, String paymentKey, Won amount, String reason) {
        // A new key each time, because the gateway repeats its refusal for an old one. It returns no more than it took.
        GatewayAnswer answer = gateway.refund(paymentKey, order, amount, reason, order + "-" + Uuid7.next());
        if (answer instanceof Refused refused) {
            throw Problem.conflict("REFUND_REFUSED", refused.message());
        }
        return answer;
    }
}
