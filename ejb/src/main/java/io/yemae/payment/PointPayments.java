package io.yemae.payment;

import io.yemae.payment.persistence.PaymentStatements;
import io.yemae.payment.persistence.PaymentStatements.PaidWithPoints;
import io.yemae.payment.persistence.RefundStatements;
import io.yemae.payment.persistence.RefundStatements.PointRefund;
import io.yemae.points.Points;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;

/**
 * Payments with points alone and their refunds. Both happen at once, in the transaction of the reservation (requirement 3, section 3). The
 * points of a payment by card are moved by {@link PaymentSteps}.
 */
@Stateless
public class PointPayments {

    @Inject
    PaymentStatements payments;

    @Inject
    RefundStatements refunds;

    @Inject
    Points points;

    /**
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem conflict {@code INSUFFICIENT_POINTS}
     */
    public PaymentView pay(ReservationId reservation, UserId user, Won amount) {
        PaymentId id = PaymentId.next();
        points.use(user, amount, id.value());
        PaidWithPoints paid = recordPayment(id, reservation, user, amount);
        Instant at = paid.approvedAt();
        return new PaymentView(id, paid.number(), reservation, user, PaymentMethod.POINTS, amount, Won.ZERO, PaymentStatus.DONE,
            null, 0, at, at, at, null, null, null);
    }

    private PaidWithPoints recordPayment(PaymentId id, ReservationId reservation, UserId user, Won amount) {
        try {
            return payments.payWithPoints(id, reservation, user, amount);
        } catch (PersistenceException e) {
            throw PaymentInProgress.orFailure(e);
        }
    }

    /** Refunds exactly what was paid, in the transaction that cancels the reservation. */
    public void refund(ReservationId reservation, UserId user) {
        PointRefund refund = refunds.beginOfPoints(reservation);
        points.refund(user, refund.amount(), refund.payment().value());
        refunds.endOfPoints(refund.payment());
    }
}
