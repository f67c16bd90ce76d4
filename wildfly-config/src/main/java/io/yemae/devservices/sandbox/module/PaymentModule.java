package io.yemae.devservices.sandbox.module;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.delivery.Message;
import io.yemae.devservices.sandbox.ledger.WritableLedger;
import io.yemae.devservices.sandbox.ledger.ModulePayment;
import java.time.Clock;
import java.util.Map;

/** Takes money for reservations, calls the shop back, and refunds. */
public final class PaymentModule {

    private final WritableLedger ledger;
    private final Deliveries callbacks;
    private final Signature signature;
    private final Clock clock;

    public PaymentModule(WritableLedger ledger, Deliveries callbacks, Signature signature, Clock clock) {
        this.ledger = ledger;
        this.callbacks = callbacks;
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * Takes the money and calls back. The callback's body is {@code buyerFields} plus {@code paymentId}, {@code reservationId},
     * {@code amount}, {@code status} PAID and {@code paidAt} (ISO-8601, UTC).
     *
     * @param amount      in won
     * @param buyerFields what the buyer's page sends to the shop through the module, such as the queue token
     */
    public ModulePayment pay(String reservationId, long amount, ObjectNode buyerFields) {
        ModulePayment payment = ModulePayment.paid(reservationId, amount, clock.instant());
        ledger.put(payment);
        String body = buyerFields.deepCopy().setAll(ModuleJson.of(payment)).toString();
        callbacks.send(Message.of(body, Map.of(Signature.HEADER, signature.of(body))));
        return payment;
    }

    /** Refunds the payment. A second call has no effect. */
    public ModulePayment cancel(String paymentId, String reason) {
        return ledger.changeModulePayment(paymentId, payment -> payment.cancelled(reason, clock.instant()));
    }
}
