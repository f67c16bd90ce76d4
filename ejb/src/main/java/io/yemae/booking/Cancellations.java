package io.yemae.booking;

import io.yemae.booking.SaleStatements.Cancelled;
import io.yemae.booking.persistence.EventLimits;
import io.yemae.ops.AuditLog;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.payment.PointPayments;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Cancelling one's reservation: always the whole, and what was paid goes back to where it came from (requirement 1, 5.2). */
@Stateless
public class Cancellations {
    private static final String BY_BUYER = "예매 취소";

    @Inject
    SaleStatements sales;

    @Inject
    Reservations reservations;

    @Inject
    PointPayments pointPayments;

    @Inject
    Payments payments;

    @Inject
    PaymentSteps steps;

    @Inject
    EventLimits limits;

    @Inject
    AuditLog audit;

    /**
     * A hold is released; a confirmed reservation is cancelled, and its seats sell again at once. Points are back in the same transaction; other money
     * is asked for, and the reservation's payment status turns to refunded when it is back. Cancelling again changes nothing.
     *
     * @param reason null when none is given
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for somebody else's), conflict {@code HOLD_EXPIRED} or {@code TOO_LATE_TO_CANCEL}
     */
    public void cancel(ReservationId reservation, UserId user, String reason) {
        Cancelled cancelled = sales.cancel(reservation, user, reason).orElse(null);
        if (cancelled == null) {
            ReservationView left = reservations.get(reservation, user);
            refuseUnlessCancelled(left, limits.cancelHoursBefore(left.event()));
            return;
        }
        giveBack(reservation, user, cancelled, reason);
        audit.record("reservation.cancel", reservation.toString(), reason == null ? "" : reason);
    }

    /**
     * The same by the platform itself, at any time before or after the start.
     *
     * @return whether there was something to cancel
     */
    public boolean cancelAtAnyTime(ReservationId reservation, UserId user, String reason) {
        Cancelled cancelled = sales.cancelAtAnyTime(reservation, user, reason).orElse(null);
        if (cancelled == null) {
            return false;
        }
        giveBack(reservation, user, cancelled, reason);
        audit.record("reservation.cancel", reservation.toString(), reason);
        return true;
    }

    /**
     * Cancels what one of the user's payments paid for (requirement 3, "결제").
     *
     * @param number the payment's short number
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}, conflict {@code TOO_LATE_TO_CANCEL}
     */
    public void cancelPayment(long number, UserId user) {
        PaymentView payment = payments.find(number, user).filter(each -> each.reservation() != null && each.approvedAt() != null)
            .orElseThrow(() -> Problem.notFound("PAYMENT_NOT_FOUND", "해당 결재내역을 찾을 수 없습니다."));
        if (payment.status() == PaymentStatus.DONE) {
            cancel(payment.reservation(), user, "결제 취소");
        }
    }

    private void giveBack(ReservationId reservation, UserId user, Cancelled cancelled, String reason) {
        if (cancelled.was() != ReservationStatus.CONFIRMED) {
            return;
        }
        if (cancelled.method() == PaymentMethod.POINTS) {
            pointPayments.refund(reservation, user);
        } else {
            payments.of(reservation).stream().filter(payment -> payment.status() == PaymentStatus.DONE)
                .forEach(payment -> steps.refund(payment.id(), reason == null || reason.isBlank() ? BY_BUYER : reason));
        }
    }

    private static void refuseUnlessCancelled(ReservationView reservation, int hours) {
        switch (reservation.status()) {
            case CONFIRMED -> throw Problem.conflict("TOO_LATE_TO_CANCEL", "공연 시작 " + hours + "시간 전까지만 취소할 수 있습니다.");
            case PENDING, EXPIRED -> throw Problem.conflict("HOLD_EXPIRED", "예약 시간이 이미 만료되었습니다.");
            case CANCELLED -> {
                // Already done: the same answer as the first time.
            }
        }
    }
}
