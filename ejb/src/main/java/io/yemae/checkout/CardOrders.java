package io.yemae.checkout;

import io.yemae.account.Accounts;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentOrders;
import io.yemae.pricing.Quote;
import io.yemae.pricing.Quotes;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.text.Excerpt;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Orders for the gateway's payment window (requirement 1, section 4). */
@Stateless
public class CardOrders {
    /* Won: the smallest card payment. Characters: the longest name of an order that the gateway accepts. */
    private static final long SMALLEST_AMOUNT = 100;
    private static final int LONGEST_NAME = 100;

    @Inject
    PaymentOrders orders;

    @Inject
    Reservations reservations;

    @Inject
    Quotes quotes;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Accounts accounts;

    @Inject
    PaymentWindow window;

    @Inject
    PaymentSwitches switches;

    /**
     * The parameters of the payment window.
     *
     * @param amount what the gateway takes
     * @param points what is taken from the balance when the payment is confirmed
     */
    public record Order(PaymentId id, String name, Won amount, Won points, String clientKey, String customerName, String successUrl,
        String failUrl) {
    }

    /**
     * What to pay.
     *
     * @param discountCode null for none
     * @param points       the part of the price to take from the balance
     * @param expected     the amount for the gateway that the client shows; null if it did not send one
     */
    public record PrepareOrder(ReservationId reservation, UserId user, PaymentMethod method, String discountCode, Won points,
        Won expected) {
    }

    /**
     * Prepares an order. A repeated call returns the same order, unless the price has changed; then there is a new order, and the old one
     * cannot be paid any more. Other parts make another order of the same price. Of several orders one can be paid.
     *
     * @throws Problem as {@link WaitingRoom#pass} and {@link Quotes#use}; invalid {@code AMOUNT_MISMATCH} if the expected amount differs;
     *     conflict {@code NOTHING_TO_PAY} if nothing is left for the gateway, because the price is 0 or all of it is in points: then
     *     {@link PointCheckout#payWithPoints} confirms the reservation; or {@code AMOUNT_TOO_SMALL}; unavailable {@code FEATURE_OFF},
     *     {@code GATEWAY_NOT_CONFIGURED}
     */
    public Order prepare(PrepareOrder command) {
        switches.requireCardsFor(command.user());
        String clientKey = window.clientKey(command.user());
        waitingRoom.passToPay(command.reservation(), command.user());
        if (command.points().amount() > 0) {
            switches.requirePointsFor(command.user());
        }
        Quote price = quotes.use(command.reservation(), command.user(), command.discountCode(), command.points());
        Won amount = price.rest();
        if (command.expected() != null && !command.expected().equals(amount)) {
            throw Problem.invalid("AMOUNT_MISMATCH", "결제 금액이 주문 금액과 다릅니다.");
        }
        if (amount.equals(Won.ZERO)) {
            throw Problem.conflict("NOTHING_TO_PAY", "결제할 금액이 없습니다. 포인트 결제로 바로 예매를 확정해주세요.");
        }
        if (amount.amount() < SMALLEST_AMOUNT) {
            throw Problem.conflict("AMOUNT_TOO_SMALL", SMALLEST_AMOUNT + "원 미만은 포인트로 결제해주세요.");
        }
        ReservationView reservation = reservations.get(command.reservation(), command.user());
        PaymentId order = orders.prepare(reservation.id(), command.user(), command.method(), amount, price.points());
        return window.order(order, name(reservation), amount, price.points(), clientKey, accounts.get(command.user()).name());
    }

    private static String name(ReservationView reservation) {
        String seats = reservation.items().stream().mapToInt(ReservationView.Item::quantity).sum() + "석";
        return Excerpt.line(reservation.eventTitle(), LONGEST_NAME - 10) + " " + seats;
    }
}
