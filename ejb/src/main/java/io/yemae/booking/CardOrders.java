package io.yemae.booking;

import io.yemae.account.Accounts;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentSteps;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Settings;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Orders that the gateway's payment window is opened with (requirement 1, section 4). */
@Stateless
public class CardOrders {
    /* What a card can pay at the least; what the gateway takes as the name of an order at the most. */
    private static final long SMALLEST_AMOUNT = 100;
    private static final int LONGEST_NAME = 100;

    @Inject
    PaymentSteps payments;

    @Inject
    Reservations reservations;

    @Inject
    Quotes quotes;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Accounts accounts;

    @Inject
    Settings settings;

    @Inject
    FeatureFlags features;

    /** What the payment window is opened with. @param amount in won */
    public record Order(PaymentId id, String name, Won amount, String clientKey, String customerName, String successUrl, String failUrl) {
    }

    /**
     * Prepares the order that the payment window is opened with; a second time the same one.
     *
     * @param discountCode null for none
     * @throws Problem as {@link WaitingRoom#pass} and {@link Quotes#use}; not found {@code RESERVATION_NOT_FOUND}; conflict {@code ALREADY_PAID}, {@code HOLD_EXPIRED}, {@code RESERVATION_CANCELLED},
     *     {@code AMOUNT_TOO_SMALL}; unavailable {@code FEATURE_OFF}, {@code GATEWAY_NOT_CONFIGURED}
     */
    public Order prepare(ReservationId id, UserId user, PaymentMethod method, String discountCode) {
        features.require(FeatureFlag.PAYMENTS_CARD);
        String clientKey = settings.tossClientKey()
            .orElseThrow(() -> new Problem(ProblemKind.UNAVAILABLE, "GATEWAY_NOT_CONFIGURED", "지금은 이 결제수단을 쓸 수 없습니다."));
        waitingRoom.passToPay(id, user);
        quotes.use(id, user, discountCode);
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

    private static String name(ReservationView reservation) {
        String seats = reservation.items().stream().mapToInt(ReservationView.Item::quantity).sum() + "석";
        String title = reservation.eventTitle();
        return (title.length() > LONGEST_NAME - 10 ? title.substring(0, LONGEST_NAME - 10) : title) + " " + seats;
    }
}
