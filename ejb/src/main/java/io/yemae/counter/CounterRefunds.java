package io.yemae.counter;

import io.yemae.audit.AuditLog;
import io.yemae.booking.Cancellations;
import io.yemae.counter.persistence.CounterSaleRows;
import io.yemae.counter.persistence.CounterSaleRows.Recorded;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.Payments;
import io.yemae.settlement.RefundsByHand;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.till.CounterPayments;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Gives back at a counter what was taken there. */
@Stateless
public class CounterRefunds {

    @Inject
    CounterSaleRows rows;

    @Inject
    Cancellations cancellations;

    @Inject
    Payments payments;

    @Inject
    RefundsByHand refunds;

    @Inject
    CounterPayments counter;

    @Inject
    AuditLog audit;

    /**
     * Cancels a sale, at any time before or after the start, and gives back what was taken: money by hand, points to the account. If the
     * buyer has cancelled it already, or the performance is cancelled, the money that waits for its refund is given back. Idempotent.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}
     */
    public void refund(ReservationId id, UserId staff, String reason) {
        Recorded sale = rows.find(id).orElseThrow(ReservationId::unknown);
        boolean wasSold = cancellations.cancelAtAnyTime(id, sale.buyer(), reason);
        boolean awaitsMoney = payments.get(sale.payment()).payment().status() == PaymentStatus.REFUNDING;
        if (awaitsMoney) {
            refunds.returned(sale.payment(), staff, reason);
        } else if (wasSold) {
            // Points are in the account again.
            counter.giveBack(sale.payment(), staff, reason);
        }
        if (wasSold || awaitsMoney) {
            audit.record("counter.refund", id.toString(), reason);
        }
    }
}
