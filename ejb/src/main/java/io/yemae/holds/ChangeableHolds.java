package io.yemae.holds;

import io.yemae.booking.Reservations;
import io.yemae.holds.persistence.HoldChangeStatements;
import io.yemae.holds.persistence.HoldChangeStatements.LockedHold;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The holds whose seats may be changed: they live, were not offered by the waiting list, and no payment for them may succeed. */
@ApplicationScoped
class ChangeableHolds {

    @Inject
    HoldChangeStatements statements;

    @Inject
    Reservations reservations;

    @Inject
    Payments payments;

    @Inject
    WaitingRoom waitingRoom;

    /** Locks a hold until the end of the caller's transaction. @throws Problem as {@link HoldChanges#change}, if it may not be changed */
    LockedHold lock(ReservationId reservation, UserId user) {
        waitingRoom.passToPay(reservation, user);
        LockedHold hold = statements.lock(reservation, user).orElseThrow(() -> reservations.get(reservation, user).status().notPayable());
        if (hold.offered()) {
            throw Problem.conflict("OFFER_UNCHANGEABLE", "예매대기로 제안받은 좌석은 바꿀 수 없습니다.");
        }
        if (payments.of(reservation).stream().map(PaymentView::status).anyMatch(ChangeableHolds::canSucceed)) {
            throw new PaymentInProgress();
        }
        return hold;
    }

    private static boolean canSucceed(PaymentStatus payment) {
        return payment.isOpen() || payment == PaymentStatus.DONE;
    }
}
