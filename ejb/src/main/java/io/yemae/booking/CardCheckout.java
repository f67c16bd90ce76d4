package io.yemae.booking;

import io.yemae.account.Accounts;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Settings;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Paying for a hold by card or easy pay (requirement 1, section 4), in three steps: a transaction that writes down that the gateway is about to be
 * asked, the question, a transaction that records the answer. Whatever happens in between is found, and brought to an end, by {@link Reconciliation}.
 */
@Stateless
public class CardCheckout {
    private static final Logger LOG = Logger.getLogger(CardCheckout.class.getName());
    /* What a card can pay at the least; what the gateway takes as the name of an order at the most. */
    private static final long SMALLEST_AMOUNT = 100;
    private static final int LONGEST_NAME = 100;

    @Inject
    PaymentSteps payments;

    @Inject
    Reservations reservations;

    @Inject
    Settlements settlements;

    @Inject
    PaymentGateway gateway;

    @Inject
    Accounts accounts;

    @Inject
    Settings settings;

    @EJB
    CardCheckout steps;

    /** What the payment window is opened with. @param amount in won */
    public record Order(PaymentId id, String name, Won amount, String clientKey, String customerName, String successUrl, String failUrl) {
    }

    /** The buyer is back from the payment window. */
    public record ConfirmPayment(UserId user, String paymentKey, PaymentId order, Won amount) {
    }

    /** A payment, and whether this request is the one that asks the gateway. */
    public record Begun(PaymentView payment, boolean byThisRequest) {
    }

    /**
     * Prepares the order that the payment window is opened with; a second time the same one.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}; conflict {@code ALREADY_PAID}, {@code HOLD_EXPIRED}, {@code RESERVATION_CANCELLED},
     *     {@code AMOUNT_TOO_SMALL}; unavailable {@code GATEWAY_NOT_CONFIGURED}
     */
    public Order prepare(ReservationId id, UserId user, PaymentMethod method) {
        String clientKey = settings.tossClientKey()
            .orElseThrow(() -> new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_NOT_CONFIGURED", "지금은 이 결제수단을 쓸 수 없습니다."));
        ReservationView reservation = reservations.get(id, user);
        if (reservation.status() != ReservationStatus.PENDING) {
            throw Checkout.refusal(reservation);
        }
        if (reservation.total().amount() < SMALLEST_AMOUNT) {
            throw Problem.conflict("AMOUNT_TOO_SMALL", SMALLEST_AMOUNT + "원 미만은 포인트로 결제해주세요.");
        }
        PaymentId order = payments.prepare(id, user, method, reservation.total());
        return new Order(order, name(reservation), reservation.total(), clientKey, accounts.get(user).name(),
            settings.siteUrl() + "/?payment=success", settings.siteUrl() + "/?payment=fail");
    }

    /**
     * Has the gateway take the money, and sells the seats. Asked again, it answers with what became of it and does not ask the gateway again.
     *
     * @return the payment: DONE, or CONFIRMING or UNKNOWN when nobody knows yet, and then the reconciler will
     * @throws Problem not found {@code ORDER_NOT_FOUND}; invalid {@code AMOUNT_MISMATCH}; payment refused {@code PAYMENT_REFUSED} with the gateway's
     *     words, and the hold is released; conflict {@code HOLD_EXPIRED}, {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED},
     *     {@code PAYMENT_IN_PROGRESS}, {@code PAYMENT_KEY_MISMATCH}, or {@code PAYMENT_RETURNED} when the money came too late and goes back
     */
    // The gateway is asked outside any transaction: no connection of the database waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentView confirm(ConfirmPayment command) {
        Begun begun = steps.begin(command);
        PaymentView payment = begun.byThisRequest() ? ask(begun.payment()) : begun.payment();
        return switch (payment.status()) {
            case DONE, CONFIRMING, UNKNOWN -> payment;
            case FAILED -> throw new Problem(ProblemKind.PAYMENT_REFUSED, "PAYMENT_REFUSED", payment.failureMessage());
            default -> throw Problem.conflict("PAYMENT_RETURNED", "예약 시간이 만료되어 결제 금액을 돌려드립니다. 좌석을 다시 선택해주세요.");
        };
    }

    /** The first step. */
    public Begun begin(ConfirmPayment command) {
        PaymentView payment = payments.lock(command.order())
            .filter(each -> command.user().equals(each.user()) && each.method().isOfGateway())
            .orElseThrow(() -> Problem.notFound("ORDER_NOT_FOUND", "주문을 찾을 수 없습니다."));
        if (!payment.amount().equals(command.amount())) {
            throw Problem.invalid("AMOUNT_MISMATCH", "결제 금액이 주문 금액과 다릅니다.");
        }
        if (payment.status() != PaymentStatus.READY) {
            if (!command.paymentKey().equals(payment.paymentKey())) {
                throw Problem.conflict("PAYMENT_KEY_MISMATCH", "이 주문은 다른 결제로 처리되었습니다.");
            }
            return new Begun(payment, false);
        }
        ReservationView reservation = reservations.get(payment.reservation(), command.user());
        if (reservation.status() != ReservationStatus.PENDING) {
            throw Checkout.refusal(reservation);
        }
        payments.begin(payment.id(), command.paymentKey());
        return new Begun(payments.lock(payment.id()).orElseThrow(), true);
    }

    private PaymentView ask(PaymentView payment) {
        GatewayAnswer answer = gateway.confirm(payment.paymentKey(), payment.id(), payment.amount(), Reconciliation.attemptKey(payment));
        try {
            return settlements.record(payment.id(), answer);
        } catch (EJBException e) {
            // The database is away at this moment. The payment is written down as begun, and so will be asked about.
            LOG.log(Level.WARNING, "The answer for payment " + payment.id() + " could not be recorded yet", e);
            return payment;
        }
    }

    private static String name(ReservationView reservation) {
        String seats = reservation.items().stream().mapToInt(ReservationView.Item::quantity).sum() + "석";
        String title = reservation.eventTitle();
        return (title.length() > LONGEST_NAME - 10 ? title.substring(0, LONGEST_NAME - 10) : title) + " " + seats;
    }
}
