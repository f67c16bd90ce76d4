package io.yemae.checkout;

import io.yemae.booking.Cancellations;
import io.yemae.booking.SaleStatements;
import io.yemae.ops.AuditLog;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.PartlyReturned;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer.Strange;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import io.yemae.shared.text.Excerpt;
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
    PointPurchases purchases;

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
        } else if (answer instanceof PartlyReturned partly) {
            partlyReturned(payment, partly);
        } else if (answer instanceof Refused refused) {
            refused(payment, refused);
        } else if (answer instanceof Strange strange) {
            remark(payment, "STRANGE_STATUS", "게이트웨이의 결제 상태: " + strange.status());
        } else if (payment.status() == PaymentStatus.CONFIRMING || payment.status().isReturning()) {
            note(payment, code(answer), reason(answer));
        }
        if (payment.status().isReturning() && !(answer instanceof Returned)) {
            steps.nextAttempt(id);
        }
        return payments.get(id).payment();
    }

    private void paid(PaymentView payment, Paid paid) {
        boolean awaited = payment.status().isOpen() || payment.status() == PaymentStatus.FAILED;
        if (awaited && !paid.isOf(payment)) {
            mismatch(payment, paid.order(), paid.amount(), paid.currency());
        } else if (payment.status() == PaymentStatus.FAILED) {
            compensate(payment, paid.paymentKey(), paid.at(), "실패로 처리된 결제");
        } else if (awaited && payment.buysPoints()) {
            purchases.charge(payment);
            steps.done(payment.id(), paid, false);
        } else if (awaited) {
            sellOrCompensate(payment, paid);
        } else if (payment.status() == PaymentStatus.DONE && payment.failureCode() != null && paid.isOf(payment)) {
            steps.note(payment.id(), null, null);
        }
    }

    /** Never paid, nor given back: another amount, order or currency than ours is for an operator to look at. */
    private void mismatch(PaymentView payment, String order, Won amount, String currency) {
        remark(payment, "MISMATCH", "게이트웨이: 주문 %s, %d %s. 이 결제: %d KRW".formatted(order, amount.amount(), currency, payment.amount().amount()));
    }

    /** Something that the gateway says and that an operator may have to look at. It changes nothing but that the outcome is not known. */
    private void remark(PaymentView payment, String code, String reason) {
        if (note(payment, code, reason)) {
            audit.record("payment.remark", payment.id().toString(), code + " " + reason);
        }
    }

    /** @return whether it is news: not of a payment whose end is known, or has not begun */
    private boolean note(PaymentView payment, String code, String reason) {
        return switch (payment.status()) {
            case CONFIRMING -> {
                steps.unknown(payment.id(), code, reason);
                yield true;
            }
            case UNKNOWN, DONE, REFUNDING, COMPENSATING -> steps.note(payment.id(), code, reason);
            case READY, FAILED, REFUNDED -> false;
        };
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

    /** Somebody gave a part back at the gateway's own desk. What is sold stays sold, and an operator sees it; what is not sold goes back wholly. */
    private void partlyReturned(PaymentView payment, PartlyReturned partly) {
        if (!partly.isOf(payment)) {
            mismatch(payment, partly.order(), partly.amount(), "KRW");
            return;
        }
        steps.keepReturns(payment.id(), partly.movements());
        if (payment.status().isOpen()) {
            compensate(payment, partly.paymentKey(), partly.takenAt(), "게이트웨이에서 일부 취소된 결제");
            release(payment, "결제 취소");
        } else if (payment.status() == PaymentStatus.FAILED) {
            compensate(payment, partly.paymentKey(), partly.takenAt(), "실패로 처리된 결제");
        } else {
            remark(payment, "PARTLY_RETURNED", "게이트웨이에서 일부가 취소되어 %d원이 남았습니다.".formatted(partly.balance().amount()));
        }
    }

    private void returned(PaymentView payment, Returned returned) {
        if (!returned.isOf(payment)) {
            mismatch(payment, payment.id().toString(), returned.amount(), "KRW");
            return;
        }
        if (payment.status().isOpen()) {
            // Taken and given back while we were not looking.
            steps.compensate(payment.id(), returned.paymentKey(), returned.takenAt(), "게이트웨이에서 취소된 결제");
            release(payment, "결제 취소");
        } else if (payment.status() == PaymentStatus.DONE && payment.buysPoints()) {
            if (!purchases.takeBackIfUnused(payment)) {
                remark(payment, "POINTS_USED", "게이트웨이에서 취소되었지만 충전한 포인트는 이미 쓰였습니다.");
                return;
            }
            steps.refund(payment.id(), "게이트웨이에서 취소된 결제");
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
            release(payment, "결제 실패: " + shortened(refused.message()));
        } else if (payment.status().isReturning()) {
            remark(payment, refused.code(), refused.message());
        }
    }

    private void release(PaymentView payment, String reason) {
        if (payment.reservation() != null) {
            sales.release(payment.reservation(), reason);
        }
    }

    private static String shortened(String message) {
        return Excerpt.of(message, 400);
    }

    private static String code(GatewayAnswer answer) {
        if (answer instanceof Unclear unclear) {
            return unclear.code();
        }
        return answer instanceof Misconfigured misconfigured ? misconfigured.code() : "UNCLEAR";
    }

    private static String reason(GatewayAnswer answer) {
        if (answer instanceof Unclear unclear) {
            return String.valueOf(unclear.reason());
        }
        return answer instanceof Misconfigured ? "게이트웨이가 우리의 키나 요청을 받지 않습니다." : "The gateway is still waiting";
    }
}
