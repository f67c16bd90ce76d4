package io.yemae.devservices.sandbox.module;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.delivery.Message;
import io.yemae.devservices.sandbox.ledger.LedgerBook;
import io.yemae.devservices.sandbox.ledger.ModulePayment;
import java.time.Clock;
import java.util.Map;

/** Takes money for reservations, tells the shop, and gives money back. */
public final class PaymentModule {

    private final LedgerBook ledger;
    private final Deliveries callbacks;
    private final Signature signature;
    private final Clock clock;

    public PaymentModule(LedgerBook ledger, Deliveries callbacks, Signature signature, Clock clock) {
        this.ledger = ledger;
        this.callbacks = callbacks;
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * Takes the money and calls back. The callback's body is {@code said}, with {@code paymentId}, {@code reservationId},
     * {@code amount}, {@code status} PAID and {@code paidAt} (ISO-8601, UTC) added.
     *
     * @param amount in won
     * @param said   what the buyer's page sent along for the shop, such as the queue token
     */
    public ModulePayment pay(String reservationId, long amount, ObjectNode said) {
        ModulePayment payment = ModulePayment.paid(reservationId, amount, clock.instant());
        ledger.put(payment);
        String body = said.deepCopy().setAll(ModuleJson.of(payment)).toString();
        callbacks.post(Message.of(body, Map.of(Signature.HEADER, signature.of(body))));
        return payment;
    }

    /** Gives the money back; again: no second effect. */
    public ModulePayment cancel(String paymentId, String reason) {
        return ledger.changeModulePayment(paymentId, payment -> payment.cancelled(reason, clock.instant()));
    }
}
