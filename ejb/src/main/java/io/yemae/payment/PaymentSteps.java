package io.yemae.payment;

import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.persistence.PaymentRows;
import io.yemae.payment.persistence.PaymentStatements;
import io.yemae.payment.persistence.RefundStatements;
import io.yemae.points.Points;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.logging.LoggedEvent;
import io.yemae.shared.text.Excerpt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a payment's life. Each runs in the transaction of what it means for the reservation. A step that
 * {@link PaymentStatus#canBecome} does not allow fails: the status in the database counts, not that of the view.
 *
 * <p>The points of a payment by card or easy pay are moved here and nowhere else, in the transaction of the step: they leave the balance
 * when the payment begins, before the gateway is asked, and come back when it is certain that the payment does not pay for the
 * reservation. A trigger of the database refuses to commit anything else.
 */
@Stateless
// Mandatory: a step without its meaning for the reservation would break invariant 4 of the domain (paid means confirmed or refunded).
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PaymentSteps {
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_NOTE = 500;

    @Inject
    PaymentRows rows;

    @Inject
    PaymentStatements statements;

    @Inject
    RefundStatements refunds;

    @Inject
    Points points;

    @Inject
    Policies policies;

    @Inject
    Event<LoggedEvent> log;

    /** Records money that was taken outside the platform, for a reservation without another payment. The payment is done at once. */
    public PaymentId payByHand(ReservationId reservation, UserId user, Won amount) {
        PaymentId id = PaymentId.next();
        statements.payByHand(id, reservation, user, amount);
        log("payment.done", id, reservation);
        return id;
    }

    /** Locks the payment and its reservation until the end of the transaction. */
    public Optional<PaymentView> lock(PaymentId id) {
        return rows.lock(id);
    }

    /**
     * Records money that the payment module reports to have taken.
     *
     * @param reservation null if it is unknown, and so is the user
     * @param status      CONFIRMING if the money may pay for the reservation, which a message then settles; COMPENSATING if it is refunded
     * @return whether it was recorded; false for a repeated callback, and for CONFIRMING if another payment of the reservation is live
     */
    public boolean takenByModule(PaymentId id, ReservationId reservation, UserId user, PaymentModule.Callback callback,
        PaymentStatus status) {
        boolean isRecorded = statements.takenByModule(id, reservation, user, callback, status);
        if (isRecorded) {
            log(status == PaymentStatus.CONFIRMING ? "payment.begun" : "payment.compensating", id, reservation);
        }
        return isRecorded;
    }

    /**
     * READY → CONFIRMING. Takes the points of the payment. From now on the gateway may be called.
     *
     * @throws PaymentInProgress if another payment of the reservation is in progress
     * @throws Problem conflict {@code INSUFFICIENT_POINTS} if the balance no longer has its points; the order stays READY
     */
    public void begin(PaymentView payment, String paymentKey) {
        try {
            statements.begin(payment.id(), paymentKey);
            log("payment.begun", payment);
        } catch (PersistenceException e) {
            throw PaymentInProgress.orFailure(e);
        }
        // The account is locked last, because payments of other reservations wait for it.
        if (payment.points().amount() > 0) {
            points.use(payment.user(), payment.points(), payment.id().value());
        }
    }

    /** CONFIRMING, UNKNOWN or COMPENSATING → DONE. */
    public void done(PaymentView payment, Paid paid) {
        require(statements.moveWithMoney(payment.id(), PaymentStatus.DONE, paid.paymentKey(), paid.at()), payment, PaymentStatus.DONE);
        log("payment.done", payment);
    }

    /** As {@link #done}, for money that came after the end of the hold. */
    public void doneLate(PaymentView payment, Paid paid) {
        require(statements.moveWithLateMoney(payment.id(), PaymentStatus.DONE, paid.paymentKey(), paid.at()), payment, PaymentStatus.DONE);
        log("payment.done.late", payment);
    }

    /** CONFIRMING or UNKNOWN → FAILED: nothing was taken. Gives the points back. */
    public void failed(PaymentView payment, Refused refused) {
        require(statements.moveWithReason(payment.id(), PaymentStatus.FAILED, refused.code(),
            Excerpt.of(refused.message(), LONGEST_NOTE)), payment, PaymentStatus.FAILED);
        log("payment.failed", payment, "code", refused.code());
        giveBackPoints(payment);
    }

    /** CONFIRMING → UNKNOWN. @param reason for operators */
    public void unknown(PaymentView payment, String code, String reason) {
        require(statements.moveWithReason(payment.id(), PaymentStatus.UNKNOWN, code, Excerpt.of(reason, LONGEST_NOTE)), payment,
            PaymentStatus.UNKNOWN);
        log("payment.unknown", payment, "code", code);
    }

    /**
     * Records for operators why a refund has not succeeded, that a part was refunded in the gateway's console, or an unexpected status.
     * The status and the claim of the payment stay as they are.
     *
     * @param code null to clear the note
     * @return whether the note has changed
     */
    public boolean note(PaymentId id, String code, String reason) {
        return statements.note(id, code, reason == null ? null : Excerpt.of(reason, LONGEST_NOTE));
    }

    /**
     * The next attempt gets a new idempotency key, because the gateway repeats its refusal for the old key. That cannot refund twice: the
     * gateway returns no more than it took.
     */
    public void nextAttempt(PaymentId id) {
        statements.nextAttempt(id);
    }

    /** Records the refunds that the gateway reports, each once. */
    public void recordReturns(PaymentId id, List<GatewayMovement> movements) {
        movements.forEach(each -> refunds.recordReturn(id, each));
    }

    /**
     * CONFIRMING, UNKNOWN or FAILED → COMPENSATING: the money was taken and there are no seats for it. Requests the refund, and gives the
     * points back unless a failure has done so.
     */
    public void compensate(PaymentView payment, String paymentKey, Instant takenAt, String reason) {
        require(statements.moveWithLateMoney(payment.id(), PaymentStatus.COMPENSATING, paymentKey, takenAt), payment,
            PaymentStatus.COMPENSATING);
        log("payment.compensating", payment);
        requestRefund(payment.id(), reason);
        refundPoints(payment, reason);
    }

    /** DONE → REFUNDING. Requests the refund, and gives the points back at once. */
    public void refund(PaymentView payment, String reason) {
        require(statements.move(payment.id(), PaymentStatus.REFUNDING), payment, PaymentStatus.REFUNDING);
        log("payment.refunding", payment);
        requestRefund(payment.id(), reason);
        refundPoints(payment, reason);
    }

    /** REFUNDING or COMPENSATING → REFUNDED. */
    public void refunded(PaymentView payment, Returned returned) {
        require(statements.move(payment.id(), PaymentStatus.REFUNDED), payment, PaymentStatus.REFUNDED);
        recordReturns(payment.id(), returned.movements());
        refunds.end(payment.id(), returned.at());
        log("payment.refunded", payment);
    }

    /** Requests the refund by a message. A repeated request repeats the message, not the refund. */
    public void requestRefund(PaymentId id, String reason) {
        refunds.request(id, Excerpt.of(reason, LONGEST_REASON));
    }

    /**
     * Claims payments for a minute whose outcome has been open for longer than the policy {@code payment.reconcile.seconds}, so that no
     * other node asks the gateway for them as well.
     *
     * @param most the largest number of payments
     */
    // Not a step: the claim has no meaning for a reservation, and commits by itself before the gateway is asked.
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<PaymentId> claimUnfinished(int most) {
        return statements.claimUnfinished(policies.get(Policy.PAYMENT_RECONCILE_SECONDS), most);
    }

    /**
     * Claims paid payments for which the gateway's last answer was not understood (an unknown status, another amount): a partial refund may
     * hide behind it.
     *
     * @param most the largest number of payments
     */
    // As claimUnfinished.
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<PaymentId> claimDoubtful(int most) {
        return statements.claimDoubtful(most);
    }

    private void log(String event, PaymentId payment, ReservationId reservation) {
        log.fire(LoggedEvent.of(event, PaymentView.logDetailsOf(payment, reservation)));
    }

    /** @param details names and values in turn */
    private void log(String event, PaymentView payment, Object... details) {
        log.fire(LoggedEvent.of(event, payment.logDetails(details)));
    }

    private void refundPoints(PaymentView payment, String reason) {
        if (giveBackPoints(payment)) {
            refunds.recordReturnOfPoints(payment.id(), Excerpt.of(reason, LONGEST_REASON));
        }
    }

    /** @return whether there were points to give back */
    private boolean giveBackPoints(PaymentView payment) {
        // A purchase of points is not paid with points. Its only use of points withdraws the purchased ones, which must stay withdrawn.
        return payment.points().amount() > 0 && points.giveBack(payment.id().value());
    }

    private static void require(boolean moved, PaymentView payment, PaymentStatus to) {
        if (!moved) {
            throw new IllegalStateException("Payment " + payment.id() + " cannot become " + to);
        }
    }
}
