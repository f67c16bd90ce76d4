package io.yemae.till;

import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PointPayments;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.till.persistence.TillEntryRows;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Payments that staff take at a counter: points of the buyer, or money that the platform does not see. Such money is a payment by hand, and
 * an entry of the till says by what means it came. Whatever is given back has an entry as well, so that a drawer can be counted.
 */
@Stateless
public class CounterPayments {

    @Inject
    PaymentSteps steps;

    @Inject
    PointPayments pointPayments;

    @Inject
    TillEntryRows till;

    /**
     * Records the payment of a reservation, which is done at once.
     *
     * @param user           who owns the reservation; for points the owner of the account
     * @param approvalNumber of the card terminal; null for other means
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem conflict {@code INSUFFICIENT_POINTS}
     */
    // Mandatory: as the steps of a payment, it has to commit with its meaning for the reservation.
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public PaymentId take(ReservationId reservation, UserId user, Won amount, Means means, String approvalNumber, UserId staff) {
        PaymentId id = means == Means.POINTS ? pointPayments.pay(reservation, user, amount).id()
            : steps.payByHand(reservation, user, amount);
        till.take(id, means, amount, approvalNumber, staff);
        return id;
    }

    /** Records that a member of staff has given back what was taken at a counter. No effect for a payment that was taken elsewhere. */
    // As take.
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void giveBack(PaymentId payment, UserId staff, String reason) {
        till.giveBack(payment, staff, reason);
    }

    /** What was given back of a payment, if it was. */
    public Optional<TillEntry> returned(PaymentId payment) {
        return till.find(payment, true);
    }

    /** What was taken for a payment, if it was at a counter. */
    public Optional<TillEntry> taken(PaymentId payment) {
        return till.find(payment, false);
    }

    /** What a member of staff took and gave back in a time, for all means. */
    public List<Takings> of(UserId staff, Instant from, Instant until) {
        return till.takings(staff, from, until);
    }
}
