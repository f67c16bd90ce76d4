package io.yemae.checkout;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.Reservations;
import io.yemae.booking.Sales;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.PointPayments;
import io.yemae.pricing.Quotes;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.logging.LoggedEvent;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Payment of a hold with points, which confirms the reservation (requirement 3, section 3). */
@Stateless
public class PointCheckout {
    /** What the log says of a payment with points. */
    static final String PAID = "payment.done.points";

    @Inject
    Sales sales;

    @Inject
    PointPayments pointPayments;

    @Inject
    Quotes quotes;

    @Inject
    Reservations reservations;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    PaymentSwitches switches;

    @Inject
    Event<LoggedEvent> log;

    /** A confirmed reservation and its payment. */
    public record Receipt(ReservationId reservation, String number, Won total, PaymentView payment) {
    }

    /**
     * Pays the full price with points. The seats are sold, the points are taken and the payment is recorded in one transaction. A
     * reservation that costs 0 won, by its prices or by a discount, is confirmed in the same way, also while payment with points is
     * switched off.
     *
     * @param discountCode null for none
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem as {@link WaitingRoom#pass} and {@link Quotes#use}; not found {@code RESERVATION_NOT_FOUND} (also for another
     *     user's), conflict {@code ALREADY_PAID}, {@code HOLD_EXPIRED}, {@code RESERVATION_CANCELLED} or {@code INSUFFICIENT_POINTS};
     *     unavailable {@code FEATURE_OFF}
     */
    public Receipt payWithPoints(ReservationId reservation, UserId user, String discountCode) {
        waitingRoom.passToPay(reservation, user);
        boolean isFree = quotes.use(reservation, user, discountCode, Won.ZERO).total().equals(Won.ZERO);
        if (!isFree) {
            switches.requirePointsFor(user);
        }
        Sales.Sold sold = sales.confirm(reservation, user, PaymentMethod.POINTS)
            .orElseThrow(() -> reservations.get(reservation, user).status().notPayable());
        if (!sold.complete()) {
            throw ReservationStatus.EXPIRED.notPayable();
        }
        PaymentView payment = pointPayments.pay(reservation, user, sold.total());
        log.fire(LoggedEvent.of(PAID, payment.logDetails()));
        return new Receipt(reservation, sold.number(), sold.total(), payment);
    }
}
