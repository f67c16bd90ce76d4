package io.yemae.booking;

import io.yemae.booking.persistence.SaleStatements;
import io.yemae.ops.AuditLog;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Excerpt;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * What an answer of the gateway means for a payment and its reservation, recorded in one transaction. Whoever asked, and however often the same
 * answer comes: the payment's row is locked first, and a step that was taken is not taken again.
 */
@Stateless
public class Settlements {

    @Inject
    PaymentSteps steps;

    @Inject
    Payments payments;

    @Inject
    SaleStatements sales;

    @Inject
    Cancellations cancellations;

    @Inject
    AuditLog audit;

    /**
     * @return the payment as it is afterwards
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}
     */
    public PaymentView record(PaymentId id, GatewayAnswer answer) {
        PaymentView payment = steps.lock(id).orElseThrow(() -> Problem.notFound("PAYMENT_NOT_FOUND", "결제를 찾을 수 없습니다."));
        if (answer instanceof Paid paid) {
            paid(payment, paid);
        } else if (answer instanceof Returned returned) {
            returned(payment, returned);
        } else if (answer instanceof Refused refused) {
            refused(payment, refused);
        } else if (payment.status() == PaymentStatus.CONFIRMING) {
            steps.unknown(id, reason(answer));
        }
        return payments.get(id).payment();
    }

    private void paid(PaymentView payment, Paid paid) {
        boolean awaited = payment.status().isOpen() || payment.status() == PaymentStatus.FAILED;
        if (awaited && !paid.isOf(payment)) {
            mismatch(payment, paid);
        } else if (payment.status() == PaymentStatus.FAILED) {
            compensate(payment, paid.paymentKey(), paid.at(), "실패로 처리된 결제");
        } else if (awaited) {
            sellOrCompensate(payment, paid);
        }
    }

    /** Never paid: another amount, order or currency than ours is for an operator to look at. */
    private void mismatch(PaymentView payment, Paid paid) {
        audit.record("payment.mismatch", payment.id().toString(), "%s %d %s for %s".formatted(paid.order(), paid.amount().amount(), paid.currency(),
            payment.amount().amount()));
        if (payment.status() == PaymentStatus.CONFIRMING) {
            steps.unknown(payment.id(), "The gateway speaks of another order or amount");
        }
    }

    private void sellOrCompensate(PaymentView payment, Paid paid) {
        boolean inTime = isSold(payment);
        // Requirement 4 has the payment module's money go back when the reservation is not valid any more.
        boolean late = !inTime && payment.method() != PaymentMethod.MODULE && sales.retake(payment.reservation()) && isSold(payment);
        if (inTime || late) {
            steps.done(payment.id(), paid, late);
        } else {
            compensate(payment, paid.paymentKey(), paid.at(), "예약 시간이 끝난 뒤의 결제");
        }
        if (late) {
            audit.record("payment.late", payment.id().toString(), "the same seats could be had again");
        }
    }

    private boolean isSold(PaymentView payment) {
        return sales.confirm(payment.reservation(), payment.user(), payment.method())
            .map(sold -> {
                if (!sold.whole()) {
                    throw new IllegalStateException("A live hold without its seats: " + payment.reservation());
                }
                return true;
            })
            .orElse(false);
    }

    private void compensate(PaymentView payment, String paymentKey, Instant at, String reason) {
        steps.compensate(payment.id(), paymentKey, at, reason);
        audit.record("payment.late", payment.id().toString(), reason);
    }

    private void returned(PaymentView payment, Returned returned) {
        if (payment.status().isOpen()) {
            // Taken and given back while we were not looking.
            steps.compensate(payment.id(), returned.paymentKey(), returned.takenAt(), "게이트웨이에서 취소된 결제");
            sales.release(payment.reservation(), "결제 취소");
        } else if (payment.status() == PaymentStatus.DONE) {
            cancellations.cancelAtAnyTime(payment.reservation(), payment.user(), "게이트웨이에서 취소된 결제");
        } else if (!payment.status().isReturning()) {
            return;
        }
        steps.refunded(payment.id(), returned);
        if (payment.reservation() != null) {
            sales.moneyIsBack(payment.reservation());
            if (payment.status() != PaymentStatus.REFUNDING && payment.status() != PaymentStatus.DONE) {
                sales.tell("payment.returned", payment.reservation());
            }
        }
    }

    private void refused(PaymentView payment, Refused refused) {
        if (payment.status().isOpen()) {
            steps.failed(payment.id(), refused);
            sales.release(payment.reservation(), "결제 실패: " + shortened(refused.message()));
        } else if (payment.status().isReturning()) {
            steps.refundRefused(payment, refused.code(), refused.message());
        }
    }

    private static String shortened(String message) {
        return Excerpt.of(message, 400);
    }

    private static String reason(GatewayAnswer answer) {
        if (answer instanceof Unclear unclear) {
            return unclear.reason();
        }
        return answer instanceof Misconfigured misconfigured ? misconfigured.code() : "The gateway is still waiting";
    }
}
