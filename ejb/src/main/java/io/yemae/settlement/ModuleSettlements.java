package io.yemae.settlement;

import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.Inbox;
import io.yemae.shared.messaging.OutboxRelay;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Settles payments of the payment module. A message triggers the settlement, and the callback waits for its outcome. */
@Stateless
public class ModuleSettlements {
    private static final Logger LOG = Logger.getLogger(ModuleSettlements.class.getName());
    private static final long POLL_MILLIS = 50;

    @Inject
    Payments payments;

    @Inject
    Settlements settlements;

    @Inject
    Inbox inbox;

    @Inject
    OutboxRelay relay;

    /** Confirms the reservation or requests a refund. Each message takes effect once. */
    public void settle(UUID message, PaymentId id) {
        if (!inbox.isFirst(message)) {
            return;
        }
        payments.find(id).filter(payment -> payment.method() == PaymentMethod.MODULE && payment.status().isOpen())
            .ifPresent(payment -> settlements.record(id, Paid.byModule(payment)));
    }

    /**
     * Waits for the outcome of a callback.
     *
     * @return the payment, which is still open after a timeout
     * @throws Problem conflict {@code PAYMENT_NOT_ACCEPTED} if the money is refunded, because there is no valid reservation or another
     *     payment was first
     */
    // No transaction: each poll sees what others have committed, and no database connection is held while waiting.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PaymentView outcome(PaymentId id, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        PaymentView payment = current(id);
        if (payment.status().isOpen()) {
            relayNow();
            payment = current(id);
        }
        while (payment.status().isOpen() && System.nanoTime() < deadline) {
            pause();
            payment = current(id);
        }
        if (payment.lateAt() != null) {
            throw Problem.conflict("PAYMENT_NOT_ACCEPTED", "유효한 예약이 없어 결제를 취소합니다.");
        }
        return payment;
    }

    private PaymentView current(PaymentId id) {
        return payments.get(id).payment();
    }

    /** Sends the message at once. The relay runs only once a second, which is too long for a waiting payer. */
    private void relayNow() {
        try {
            relay.relay();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The message of a callback waits for the next run of the relay", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
