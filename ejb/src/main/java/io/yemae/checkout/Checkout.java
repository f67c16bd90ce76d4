package io.yemae.checkout;

import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.booking.SaleStatements;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.PointPayments;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Paying for a hold with points, which makes it a confirmed reservation (requirement 3, section 3). */
@Stateless
public class Checkout {

    @Inject
    SaleStatements sales;

    @Inject
    PointPayments pointPayments;

    @Inject
    Quotes quotes;

    @Inject
    Reservations reservations;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    FeatureFlags features;

    /** A reservation that has just been confirmed, and its payment. */
    public record Receipt(ReservationId reservation, String number, Won total, PaymentView payment) {
    }

    /**
     * Pays the whole with points: the seats are sold, the points are taken and the payment is recorded together, or nothing is. What costs nothing, by
     * its prices or by a discount, is confirmed so by anybody, also while paying with points is switched off.
     *
     * @param discountCode null for none
     * @throws Problem as {@link WaitingRoom#pass} and {@link Quotes#use}; not found {@code RESERVATION_NOT_FOUND} (also for somebody else's), conflict
     *     {@code ALREADY_PAID}, {@code HOLD_EXPIRED}, {@code RESERVATION_CANCELLED}, {@code INSUFFICIENT_POINTS} or {@code PAYMENT_IN_PROGRESS};
     *     unavailable {@code FEATURE_OFF}
     */
    public Receipt payWithPoints(ReservationId reservation, UserId user, String discountCode) {
        waitingRoom.passToPay(reservation, user);
        if (!quotes.use(reservation, user, discountCode).equals(Won.ZERO)) {
            features.require(FeatureFlag.PAYMENTS_POINTS);
        }
        SaleStatements.Sold sold = sales.confirm(reservation, user, PaymentMethod.POINTS)
            .orElseThrow(() -> refusal(reservations.get(reservation, user)));
        if (!sold.whole()) {
            throw holdExpired();
        }
        return new Receipt(reservation, sold.number(), sold.total(), pointPayments.pay(reservation, user, sold.total()));
    }

    /** Why a reservation that cannot be paid cannot. */
    static Problem refusal(ReservationView reservation) {
        return switch (reservation.status()) {
            case CONFIRMED -> Problem.conflict("ALREADY_PAID", "이미 결제된 예약입니다.");
            case CANCELLED -> Problem.conflict("RESERVATION_CANCELLED", "취소된 예약입니다.");
            case PENDING, EXPIRED -> holdExpired();
        };
    }

    static Problem holdExpired() {
        return Problem.conflict("HOLD_EXPIRED", "예약 시간이 만료되었습니다. 좌석을 다시 선택해주세요.");
    }
}
