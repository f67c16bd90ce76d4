package io.yemae.checkout;

import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.Inbox;
import io.yemae.shared.messaging.OutboxRelay;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What money that the payment module took means for its reservation: found out by the consumer of the queue, and waited for by the callback. */
@Stateless
public class ModuleSettlements {
    private static final Logger LOG = Logger.getLogger(ModuleSettlements.class.getName());
    private static final long LOOK_EVERY_MILLIS = 50;

    @Inject
    Payments payments;

    @Inject
    Settlements settlements;

    @Inject
    Inbox inbox;

    @Inject
    OutboxRelay relay;

    @EJB
    ModuleSettlements steps;

    /** Confirms the reservation, or has the money go back, once for each message. */
    public void settle(UUID message, PaymentId id) {
        if (!inbox.isFirst(message)) {
            return;
        }
        payments.find(id).filter(payment -> payment.method() == PaymentMethod.MODULE && payment.status().isOpen())
            .ifPresent(payment -> settlements.record(id, Paid.byModule(payment)));
    }

    /**
     * Waits for the outcome of a callback, which its message brings about.
     *
     * @return the payment when the time is up, whatever its status
     * @throws Problem conflict {@code PAYMENT_NOT_ACCEPTED} when there is no valid reservation for the money, or another payment was first: then it goes
     *     back
     */
    // No transaction: each look sees what the others have committed, and no connection waits.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentView outcome(PaymentId id, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        PaymentView payment = steps.now(id);
        if (payment.status().isOpen()) {
            sendAtOnce();
            payment = steps.now(id);
        }
        while (payment.status().isOpen() && System.nanoTime() < deadline) {
            pause();
            payment = steps.now(id);
        }
        if (payment.lateAt() != null) {
            throw Problem.conflict("PAYMENT_NOT_ACCEPTED", "유효한 예약이 없어 결제를 취소합니다.");
        }
        return payment;
    }

    public PaymentView now(PaymentId id) {
        return payments.get(id).payment();
    }

    /** The relay comes by every second; a payer who waits need not wait for that. */
    private void sendAtOnce() {
        try {
            relay.relay();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The message of a callback is left to the next run of the relay", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
