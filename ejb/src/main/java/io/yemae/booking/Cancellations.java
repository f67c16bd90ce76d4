package io.yemae.booking;

import io.yemae.audit.AuditLog;
import io.yemae.booking.Sales.Cancelled;
import io.yemae.booking.persistence.EventLimits;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.Payments;
import io.yemae.payment.PointPayments;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Cancels reservations, always with all their seats, and refunds them to where the money came from (requirement 1, 5.2). */
@Stateless
public class Cancellations {
    private static final String BY_BUYER = "예매 취소";

    @Inject
    Sales sales;

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
     * Releases a hold, or cancels a confirmed reservation, whose seats are for sale again at once. Points are refunded in the same
     * transaction. Other refunds are requested, and the payment status of the reservation becomes refunded later. Idempotent.
     *
     * @param reason may be null
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for another user's), conflict {@code HOLD_EXPIRED} or
     *     {@code TOO_LATE_TO_CANCEL}
     */
    public void cancel(ReservationId reservation, UserId user, String reason) {
        Cancelled cancelled = sales.cancel(reservation, user, reason).orElse(null);
        if (cancelled == null) {
            ReservationView present = reservations.get(reservation, user);
            refuseUnlessCancelled(present, limits.cancelHoursBefore(present.event()));
            return;
        }
        refund(reservation, user, cancelled, reason);
        audit.record("reservation.cancel", reservation.toString(), reason == null ? "" : reason);
    }

    /**
     * As {@link #cancel}, by the platform or an administrator, at any time before or after the start.
     *
     * @return false if there was nothing to cancel
     */
    public boolean cancelAtAnyTime(ReservationId reservation, UserId user, String reason) {
        Optional<ReservationStatus> former = end(reservation, user, reason);
        former.ifPresent(status -> audit.record("reservation.cancel", reservation.toString(), reason));
        return former.isPresent();
    }

    /**
     * As {@link #cancelAtAnyTime}, for a member of staff who has asked for it earlier.
     *
     * @return the status before; empty if there was nothing to cancel
     */
    public Optional<ReservationStatus> cancelFor(UserId staff, ReservationId reservation, UserId user, String reason) {
        Optional<ReservationStatus> former = end(reservation, user, reason);
        former.ifPresent(status -> audit.recordAs(staff.toString(), "reservation.cancel", reservation.toString(), reason));
        return former;
    }

    private Optional<ReservationStatus> end(ReservationId reservation, UserId user, String reason) {
        Optional<Cancelled> cancelled = sales.cancelAtAnyTime(reservation, user, reason);
        cancelled.ifPresent(each -> refund(reservation, user, each, reason));
        return cancelled.map(Cancelled::former);
    }

    private void refund(ReservationId reservation, UserId user, Cancelled cancelled, String reason) {
        if (cancelled.former() != ReservationStatus.CONFIRMED) {
            return;
        }
        if (cancelled.method() == PaymentMethod.POINTS) {
            pointPayments.refund(reservation, user);
        } else {
            payments.of(reservation).stream().filter(payment -> payment.status() == PaymentStatus.DONE)
                .forEach(payment -> steps.refund(payment, reason == null || reason.isBlank() ? BY_BUYER : reason));
        }
    }

    private static void refuseUnlessCancelled(ReservationView reservation, int hours) {
        switch (reservation.status()) {
            case CONFIRMED -> throw Problem.conflict("TOO_LATE_TO_CANCEL", "공연 시작 " + hours + "시간 전까지만 취소할 수 있습니다.");
            case PENDING, EXPIRED -> throw Problem.conflict("HOLD_EXPIRED", "예약 시간이 이미 만료되었습니다.");
            case CANCELLED -> {
                // A repeated request has the same answer as the first one.
            }
        }
    }
}
