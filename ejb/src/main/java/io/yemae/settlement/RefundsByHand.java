package io.yemae.settlement;

import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.till.CounterPayments;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Records refunds that staff make by hand, of money that was taken outside the platform, for example at a counter. */
@Stateless
public class RefundsByHand {

    @Inject
    Payments payments;

    @Inject
    Settlements settlements;

    @Inject
    CounterPayments counter;

    @Inject
    Clock clock;

    /**
     * Records that a member of staff has returned the money. Idempotent.
     *
     * @param reason recorded at the till if the money was taken at a counter
     * @return the payment afterwards
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}; conflict {@code NOT_BY_HAND} for a payment of another method,
     *     {@code NOTHING_TO_REFUND} if no refund was requested
     */
    public PaymentView returned(PaymentId id, UserId staff, String reason) {
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
        PaymentView refunded = settlements.record(id,
            new Returned(payment.paymentKey(), payment.amount(), payment.approvedAt(), clock.instant(), List.of()));
        counter.giveBack(id, staff, reason);
        return refunded;
    }
}
