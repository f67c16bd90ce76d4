package io.yemae.payment;

import io.yemae.payment.persistence.PaymentStatements;
import io.yemae.payment.persistence.PaymentStatements.PaidWithPoints;
import io.yemae.payment.persistence.RefundStatements;
import io.yemae.payment.persistence.RefundStatements.PointRefund;
import io.yemae.points.Points.Use;
import io.yemae.points.Points;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** A reservation that is paid in full. */
    public record Due(ReservationId reservation, UserId user, Won amount) {
    }

    /**
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem conflict {@code INSUFFICIENT_POINTS}
     */
    public PaymentView pay(ReservationId reservation, UserId user, Won amount) {
        PaymentId id = PaymentId.next();
        points.use(user, amount, id.value());
        try {
            return recorded(Map.of(id, new Due(reservation, user, amount))).get(reservation);
        } catch (PersistenceException e) {
            throw PaymentInProgress.orFailure(e);
        }
    }

    /**
     * Pays for reservations of different users, all or none: the caller has locked their accounts, which suffice.
     *
     * @throws IllegalStateException if one does not
     * @throws PersistenceException with the constraint {@code payments_one_live} if another payment of a reservation is in progress
     */
    public Map<ReservationId, PaymentView> pay(List<Due> dues) {
        Map<PaymentId, Due> ids = new LinkedHashMap<>();
        dues.forEach(due -> ids.put(PaymentId.next(), due));
        List<Use> uses = new ArrayList<>();
        ids.forEach((id, due) -> uses.add(new Use(due.user(), due.amount(), id.value())));
        if (!points.useIfThere(uses)) {
            throw new IllegalStateException("A locked account no longer has its points");
        }
        return recorded(ids);
    }

    private Map<ReservationId, PaymentView> recorded(Map<PaymentId, Due> dues) {
        Map<ReservationId, PaymentView> views = new HashMap<>();
        for (PaidWithPoints paid : payments.payWithPoints(dues)) {
            Due due = dues.get(paid.id());
            Instant at = paid.approvedAt();
            views.put(due.reservation(), new PaymentView(paid.id(), paid.number(), due.reservation(), due.user(), PaymentMethod.POINTS,
                due.amount(), Won.ZERO, PaymentStatus.DONE, null, 0, at, at, at, null, null, null));
        }
        return views;
    }

    /** Refunds exactly what was paid, in the transaction that cancels the reservation. */
    public void refund(ReservationId reservation, UserId user) {
        PointRefund refund = refunds.beginOfPoints(reservation);
        points.refund(user, refund.amount(), refund.payment().value());
        refunds.endOfPoints(refund.payment());
    }
}
