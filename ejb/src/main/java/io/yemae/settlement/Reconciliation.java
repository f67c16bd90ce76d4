package io.yemae.settlement;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.Reservations;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer.Waiting;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.payment.GatewayWebhooks;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentSteps;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;

/** Settles payments whose outcome is unknown: asks the gateway and records its answer (invariant 4 of the domain). */
@Stateless
// The gateway is called outside any transaction. The facades called here open their own.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class.getName());
    private static final int BATCH = 50;
    private static final int DOUBTFUL_BATCH = 10;

    @Inject
    Payments payments;

    @Inject
    Reservations reservations;

    @Inject
    Settlements settlements;

    @Inject
    Refunds refunds;

    @Inject
    PaymentGateway gateway;

    @Inject
    GatewayWebhooks webhooks;

    @Inject
    PaymentSteps steps;

    /**
     * Settles up to 50 payments that have been open for longer than the policy {@code payment.reconcile.seconds}, and asks again for up to
     * ten paid ones for which the gateway's last answer was not understood.
     *
     * @return the number of payments
     */
    public int run() {
        List<PaymentId> due = new ArrayList<>(steps.claimUnfinished(BATCH));
        due.addAll(steps.claimDoubtful(DOUBTFUL_BATCH));
        for (PaymentId id : due) {
            try {
                settle(id);
            } catch (RuntimeException e) {
                // One failure must not stop the others. The claim lapses after a minute, and the payment is tried again.
                FailureLog.warn(LOG, "Payment " + id + " is not settled yet", e);
            }
        }
        return due.size();
    }

    /**
     * Asks the gateway for a payment and acts on the answer. A requested refund is made. If the gateway still waits for the confirmation,
     * the order is confirmed again if its hold is live, and abandoned otherwise. An order may be paid although our records have no
     * confirmation, if the database was restored from an earlier state. It is settled like any other.
     *
     * @return the payment afterwards
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}
     */
    public PaymentView settle(PaymentId id) {
        PaymentView payment = payments.get(id).payment();
        if (payment.status().isReturning()) {
            return refunds.carryOut(id);
        }
        if (payment.method() == PaymentMethod.MODULE && payment.status().isOpen()) {
            return settlements.record(id, Paid.byModule(payment));
        }
        if (!payment.method().isOfGateway()) {
            return payment;
        }
        GatewayAnswer answer = gateway.find(id);
        if (answer instanceof Waiting waiting && payment.status().isOpen()) {
            answer = confirmAgain(payment, waiting);
        }
        PaymentView after = record(id, answer);
        return after.status().isReturning() ? refunds.carryOut(id) : after;
    }

    /**
     * Looks up a payment that has changed according to a webhook. Each message takes effect once.
     *
     * @throws GatewayUnavailable if the gateway gives no clear answer, so that the message is redelivered
     */
    public void lookUp(UUID message, PaymentId id) {
        if (!webhooks.beginLookup(message, id)) {
            return;
        }
        GatewayAnswer answer = gateway.findForWebhook(id);
        if (answer instanceof Unclear || answer instanceof Misconfigured) {
            throw new GatewayUnavailable("Payment " + id + " could not be looked up");
        }
        if (!(answer instanceof Waiting)) {
            record(id, answer);
        }
        webhooks.endLookup(message, id);
    }

    private PaymentView record(PaymentId id, GatewayAnswer answer) {
        try {
            return settlements.record(id, answer);
        } catch (Problem e) {
            if (!settlements.abandon(id, e)) {
                throw e;
            }
            return settlements.record(id, answer);
        }
    }

    private GatewayAnswer confirmAgain(PaymentView payment, Waiting waiting) {
        boolean wanted = payment.buysPoints()
            || reservations.get(payment.reservation(), payment.user()).status() == ReservationStatus.PENDING;
        return wanted && waiting.confirmable()
            ? gateway.confirm(waiting.paymentKey(), payment.id(), payment.amount(), payment.attemptKey())
            : new Refused("NOT_PAID", "결제가 완료되지 않았습니다.");
    }
}
