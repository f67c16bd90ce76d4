package io.yemae.checkout;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.queue.WaitingRoom;
import io.yemae.settlement.Reconciliation;
import io.yemae.settlement.Settlements;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Payment of a hold by card or easy pay (requirement 1, section 4), in three steps: a transaction that marks the payment CONFIRMING, the
 * call of the gateway outside any transaction, and a transaction that records the answer. If something fails in between,
 * {@link Reconciliation} finishes the payment.
 */
@Stateless
public class CardCheckout {
    private static final Logger LOG = Logger.getLogger(CardCheckout.class.getName());

    @Inject
    PaymentSteps payments;

    @Inject
    Reservations reservations;

    @Inject
    Settlements settlements;

    @Inject
    PaymentGateway gateway;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    PointOrders pointOrders;

    @Inject
    Transactions transactions;

    /** What the payment window returned when the buyer had approved the payment. */
    public record ConfirmPayment(UserId user, String paymentKey, PaymentId order, Won amount) {
    }

    /** A payment, and whether this request has to ask the gateway. */
    private record Begun(PaymentView payment, boolean byThisRequest) {
    }

    /**
     * Takes the money and sells the seats. A repeated request returns the outcome and does not ask the gateway again.
     *
     * @return the payment: DONE; or CONFIRMING or UNKNOWN, which reconciliation will finish
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem not found {@code ORDER_NOT_FOUND}; invalid {@code AMOUNT_MISMATCH}; payment refused {@code PAYMENT_REFUSED} with
     *     the gateway's message, and the hold is released; conflict {@code HOLD_EXPIRED}, {@code ALREADY_PAID},
     *     {@code RESERVATION_CANCELLED}, {@code PAYMENT_KEY_MISMATCH}, {@code POINTS_LIMIT} for an order of points,
     *     {@code INSUFFICIENT_POINTS} if the balance no longer has the order's part in points, {@code PRICE_CHANGED} if a discount was used
     *     after the order was made, or {@code PAYMENT_RETURNED} if the money came too late and is refunded
     */
    // The gateway is called outside any transaction, so that no database connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentView confirm(ConfirmPayment command) {
        Begun begun = transactions.inNew(() -> begin(command));
        PaymentView payment = begun.byThisRequest() ? ask(begun.payment()) : begun.payment();
        return switch (payment.status()) {
            case DONE, CONFIRMING, UNKNOWN -> payment;
            case FAILED -> throw new Problem(ProblemKind.PAYMENT_REFUSED, "PAYMENT_REFUSED", payment.failureMessage());
            default -> throw returned(payment);
        };
    }

    /** The refusal for a payment that is being refunded or has been refunded. */
    private Problem returned(PaymentView payment) {
        if (payment.buysPoints()) {
            return Problem.conflict("PAYMENT_RETURNED", "결제가 취소되어 결제 금액을 돌려드립니다.");
        }
        ReservationView reservation = reservations.get(payment.reservation(), payment.user());
        boolean cancelled = reservation.status() == ReservationStatus.CANCELLED;
        if (payment.lateAt() == null && cancelled) {
            return reservation.status().notPayable();
        }
        return Problem.conflict("PAYMENT_RETURNED",
            (cancelled ? "예약이 취소되어" : "예약 시간이 만료되어") + " 결제 금액을 돌려드립니다. 좌석을 다시 선택해주세요.");
    }

    /** The first step, in a transaction. */
    private Begun begin(ConfirmPayment command) {
        PaymentView payment = payments.lock(command.order())
            .filter(each -> command.user().equals(each.user()) && each.method().isOfGateway())
            .orElseThrow(() -> Problem.notFound("ORDER_NOT_FOUND", "주문을 찾을 수 없습니다."));
        if (!payment.amount().equals(command.amount())) {
            throw Problem.invalid("AMOUNT_MISMATCH", "결제 금액이 주문 금액과 다릅니다.");
        }
        if (payment.isSuperseded()) {
            throw priceChanged();
        }
        if (payment.status() != PaymentStatus.READY) {
            if (!command.paymentKey().equals(payment.paymentKey())) {
                throw Problem.conflict("PAYMENT_KEY_MISMATCH", "이 주문은 다른 결제로 처리되었습니다.");
            }
            return new Begun(payment, false);
        }
        if (payment.buysPoints()) {
            pointOrders.requireWithinLimit(payment.user(), payment.amount());
        } else {
            requirePayable(payment);
        }
        payments.begin(payment, command.paymentKey());
        return new Begun(payments.lock(payment.id()).orElseThrow(), true);
    }

    private void requirePayable(PaymentView payment) {
        ReservationView reservation = reservations.get(payment.reservation(), payment.user());
        if (reservation.status() != ReservationStatus.PENDING) {
            throw reservation.status().notPayable();
        }
        if (!reservation.offered()) {
            waitingRoom.pass(reservation.event(), payment.user());
        }
        if (!reservation.total().equals(payment.price())) {
            throw priceChanged();
        }
    }

    private static Problem priceChanged() {
        return Problem.conflict("PRICE_CHANGED", "결제할 금액이 바뀌었습니다. 결제를 다시 준비해주세요.");
    }

    private PaymentView ask(PaymentView payment) {
        GatewayAnswer answer = gateway.confirm(payment.paymentKey(), payment.id(), payment.amount(), payment.attemptKey());
        try {
            return settlements.record(payment.id(), answer);
        } catch (EJBException e) {
            // The database is not available. The payment is recorded as CONFIRMING, so reconciliation asks for it later.
            FailureLog.warn(LOG, "The gateway's answer for payment " + payment.id() + " is not recorded yet", e);
            return payment;
        }
    }
}
