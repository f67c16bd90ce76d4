package io.yemae.settlement;

import io.yemae.audit.AuditLog;
import io.yemae.booking.Cancellations;
import io.yemae.booking.Sales;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.PartlyReturned;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer.UnexpectedStatus;
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
import java.util.Optional;
import java.util.Set;

/**
 * Records an answer of the gateway and its effects on the payment and the reservation, in one transaction. Locks the payment's row
 * first, so that repeated and concurrent answers take effect once. Seats are changed before the payment, because the payment's step may
 * lock the buyer's points, and all payments of a buyer wait for that lock.
 */
@Stateless
public class Settlements {

    /** Notes that a {@link Paid} answer does not clear. A refund at the gateway is final, so such an answer is older than the refund. */
    private static final Set<String> WENT_BACK = Set.of("PARTLY_RETURNED", "POINTS_USED");

    @Inject
    PaymentSteps steps;

    @Inject
    Payments payments;

    @Inject
    Sales sales;

    @Inject
    Cancellations cancellations;

    @Inject
    PurchasedPoints purchasedPoints;

    @Inject
    AuditLog audit;

    /**
     * @return the payment afterwards
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}; conflict {@code PAYMENT_IN_PROGRESS} or {@code INSUFFICIENT_POINTS} if money was
     *     taken for an order that has not begun and can no longer begin
     */
    public PaymentView record(PaymentId id, GatewayAnswer answer) {
        PaymentView payment = lock(id, answer);
        if (answer instanceof Paid paid) {
            paid(payment, paid);
        } else if (answer instanceof Returned returned) {
            returned(payment, returned);
        } else if (answer instanceof PartlyReturned partly) {
            partlyReturned(payment, partly);
        } else if (answer instanceof Refused refused) {
            refused(payment, refused);
        } else if (answer instanceof UnexpectedStatus unexpected) {
            remark(payment, "STRANGE_STATUS", "게이트웨이의 결제 상태: " + unexpected.status());
        } else if (payment.status() == PaymentStatus.CONFIRMING || payment.status().isReturning()) {
            note(payment, code(answer), reason(answer));
        }
        if (payment.status().isReturning() && !(answer instanceof Returned)) {
            steps.nextAttempt(id);
        }
        return payments.get(id).payment();
    }

    /**
     * Ends an order that has not begun and can no longer begin. If money turns out to be taken for it, it is refunded.
     *
     * @return false if the order has begun
     */
    public boolean abandon(PaymentId id, Problem why) {
        Optional<PaymentView> ready = steps.lock(id).filter(payment -> payment.status() == PaymentStatus.READY);
        ready.ifPresent(payment -> steps.failed(payment, new Refused(why.code(), why.getMessage())));
        return ready.isPresent();
    }

    /**
     * Locks the payment. If the gateway has taken the money of an order that has not begun in our records, the order begins now: the
     * database was restored from an earlier state.
     */
    private PaymentView lock(PaymentId id, GatewayAnswer answer) {
        PaymentView payment = steps.lock(id).orElseThrow(PaymentId::unknown);
        String key = keyOfMoney(answer);
        if (payment.status() != PaymentStatus.READY || key == null) {
            return payment;
        }
        steps.begin(payment, key);
        audit.record("payment.found", id.toString(), "paid at the gateway, and not begun in our records");
        return steps.lock(id).orElseThrow(PaymentId::unknown);
    }

    /** The gateway's key of the payment if its money was taken; otherwise null. */
    private static String keyOfMoney(GatewayAnswer answer) {
        if (answer instanceof Paid paid) {
            return paid.paymentKey();
        }
        if (answer instanceof PartlyReturned partly) {
            return partly.paymentKey();
        }
        return answer instanceof Returned returned ? returned.paymentKey() : null;
    }

    private void paid(PaymentView payment, Paid paid) {
        boolean awaited = payment.status().isOpen() || payment.status() == PaymentStatus.FAILED;
        if (awaited && !paid.isOf(payment)) {
            mismatch(payment, paid.order(), paid.amount(), paid.currency());
        } else if (payment.status() == PaymentStatus.FAILED) {
            compensate(payment, paid.paymentKey(), paid.at(), "실패로 처리된 결제");
        } else if (awaited && payment.buysPoints()) {
            purchasedPoints.credit(payment);
            steps.done(payment, paid);
        } else if (awaited) {
            sellOrCompensate(payment, paid);
        } else if (payment.status() == PaymentStatus.DONE && payment.failureCode() != null && !WENT_BACK.contains(payment.failureCode())
            && paid.isOf(payment)) {
            steps.note(payment.id(), null, null);
        }
    }

    /** Notes that the order, amount or currency differs from the payment's. Nothing is paid or refunded, and an operator has to decide. */
    private void mismatch(PaymentView payment, String order, Won amount, String currency) {
        remark(payment, "MISMATCH",
            "게이트웨이: 주문 %s, %d %s. 이 결제: %d KRW".formatted(order, amount.amount(), currency, payment.amount().amount()));
    }

    /**
     * Notes and audits something that an operator may have to look at. A payment that is CONFIRMING becomes UNKNOWN; nothing else
     * changes.
     */
    private void remark(PaymentView payment, String code, String reason) {
        if (note(payment, code, reason)) {
            audit.record("payment.remark", payment.id().toString(), code + " " + reason);
        }
    }

    /** @return whether the note has changed; always false for a payment that has not begun, has failed or is refunded */
    private boolean note(PaymentView payment, String code, String reason) {
        return switch (payment.status()) {
            case CONFIRMING -> {
                steps.unknown(payment, code, reason);
                yield true;
            }
            case UNKNOWN, DONE, REFUNDING, COMPENSATING -> steps.note(payment.id(), code, reason);
            case READY, FAILED, REFUNDED -> false;
        };
    }

    private void sellOrCompensate(PaymentView payment, Paid paid) {
        boolean inTime = isSold(payment);
        // Requirement 4: money of the payment module is refunded if the reservation is not valid any more.
        boolean late = !inTime && payment.method() != PaymentMethod.MODULE && sales.retake(payment.reservation()) && isSold(payment);
        if (inTime) {
            steps.done(payment, paid);
        } else if (late) {
            steps.doneLate(payment, paid);
            audit.record("payment.late", payment.id().toString(), "the same seats could be had again");
        } else {
            compensate(payment, paid.paymentKey(), paid.at(), "예약 시간이 끝난 뒤의 결제");
        }
    }

    private boolean isSold(PaymentView payment) {
        return sales.confirm(payment.reservation(), payment.user(), payment.method())
            .map(sold -> {
                if (!sold.complete()) {
                    throw new IllegalStateException("A live hold without its seats: " + payment.reservation());
                }
                return true;
            })
            .orElse(false);
    }

    private void compensate(PaymentView payment, String paymentKey, Instant at, String reason) {
        steps.compensate(payment, paymentKey, at, reason);
        audit.record("payment.late", payment.id().toString(), reason);
    }

    /**
     * Handles a partial refund that was made in the gateway's console. Sold seats stay sold, and an operator is notified. Money without
     * seats is refunded in full.
     */
    private void partlyReturned(PaymentView payment, PartlyReturned partly) {
        if (!partly.isOf(payment)) {
            mismatch(payment, partly.order(), partly.amount(), "KRW");
            return;
        }
        steps.recordReturns(payment.id(), partly.movements());
        if (payment.status().isOpen()) {
            release(payment, "결제 취소");
            compensate(payment, partly.paymentKey(), partly.takenAt(), "게이트웨이에서 일부 취소된 결제");
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
            // The money was taken and refunded before we learned of either.
            release(payment, "결제 취소");
            steps.compensate(payment, returned.paymentKey(), returned.takenAt(), "게이트웨이에서 취소된 결제");
        } else if (payment.status() == PaymentStatus.DONE && payment.buysPoints()) {
            if (!purchasedPoints.takeBackIfUnused(payment)) {
                remark(payment, "POINTS_USED", "게이트웨이에서 취소되었지만 충전한 포인트는 이미 쓰였습니다.");
                return;
            }
            steps.refund(payment, "게이트웨이에서 취소된 결제");
        } else if (payment.status() == PaymentStatus.DONE) {
            cancellations.cancelAtAnyTime(payment.reservation(), payment.user(), "게이트웨이에서 취소된 결제");
        } else if (!payment.status().isReturning()) {
            return;
        }
        steps.refunded(payment, returned);
        if (payment.reservation() != null) {
            sales.markRefunded(payment.reservation());
            if (payment.status() != PaymentStatus.REFUNDING && payment.status() != PaymentStatus.DONE) {
                sales.notifyBuyer("payment.returned", payment.reservation());
            }
        }
    }

    private void refused(PaymentView payment, Refused refused) {
        if (payment.status().isOpen()) {
            release(payment, "결제 실패: " + shortened(refused.message()));
            steps.failed(payment, refused);
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
