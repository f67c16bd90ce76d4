package io.yemae.checkout;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.Reservations;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer.Waiting;
import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.payment.GatewayWebhooks;
import io.yemae.payment.PaymentGateway;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;

/** Brings payments to an end whose end is not known: the gateway is asked, and what it says is recorded (rule 4 of the domain). */
@Stateless
// The gateway is asked outside any transaction; the steps that need one say so.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class.getName());
    private static final int BATCH = 50;

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
    ReconciliationClaims claims;

    /** What repeats one attempt at the gateway without repeating its effect. A new attempt is not answered with the refusal of the last one. */
    static String attemptKey(PaymentView payment) {
        return payment.id() + "-" + payment.attempts();
    }

    /**
     * Looks after up to 50 payments that have not come to an end for as long as the policy says.
     *
     * @return how many there were
     */
    public int run() {
        List<PaymentId> due = claims.next(BATCH);
        for (PaymentId id : due) {
            try {
                bringToAnEnd(id);
            } catch (RuntimeException e) {
                // One that cannot be helped now must not keep the others waiting; its claim lapses and it comes again.
                FailureLog.warn(LOG, "Payment " + id + " could not be brought to an end yet", e);
            }
        }
        return due.size();
    }

    /**
     * Asks for a payment, and goes on from the answer: money that is due back is sent back, an order that the gateway waits for is confirmed again while
     * its hold lives and given up otherwise.
     *
     * @return the payment as it is afterwards
     * @throws Problem not found {@code PAYMENT_NOT_FOUND}
     */
    public PaymentView bringToAnEnd(PaymentId id) {
        PaymentView payment = payments.get(id).payment();
        if (payment.status().isReturning()) {
            return refunds.carryOut(id);
        }
        if (payment.method() == PaymentMethod.MODULE && payment.status().isOpen()) {
            return settlements.record(id, Paid.byModule(payment));
        }
        if (!payment.method().isOfGateway() || payment.paymentKey() == null) {
            return payment;
        }
        GatewayAnswer answer = gateway.find(id);
        if (answer instanceof Waiting waiting && payment.status().isOpen()) {
            answer = again(payment, waiting);
        }
        PaymentView after = settlements.record(id, answer);
        return after.status().isReturning() ? refunds.carryOut(id) : after;
    }

    /**
     * Looks at a payment that the gateway says has changed, once for each message.
     *
     * @throws GatewayUnavailable when it gives no clear answer, so that the message comes again
     */
    public void look(UUID message, PaymentId id) {
        if (!webhooks.beginLook(message, id)) {
            return;
        }
        GatewayAnswer answer = gateway.look(id);
        if (answer instanceof Unclear || answer instanceof Misconfigured) {
            throw new GatewayUnavailable("Payment " + id + " could not be looked at");
        }
        if (!(answer instanceof Waiting)) {
            settlements.record(id, answer);
        }
        webhooks.endLook(message, id);
    }

    private GatewayAnswer again(PaymentView payment, Waiting waiting) {
        boolean wanted = payment.buysPoints() || reservations.get(payment.reservation(), payment.user()).status() == ReservationStatus.PENDING;
        return wanted && waiting.confirmable()
            ? gateway.confirm(waiting.paymentKey(), payment.id(), payment.amount(), attemptKey(payment))
            : new Refused("NOT_PAID", "결제가 완료되지 않았습니다.");
    }
}
