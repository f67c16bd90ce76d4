package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment gateway (requirement 1, 4.2). Never called inside a transaction: it may take as long as its timeout and its retries allow. No method
 * throws for what the gateway or the network does; that is an answer.
 */
public interface PaymentGateway {

    /**
     * Takes the money of a buyer who has been at the payment window.
     *
     * @param idempotencyKey the same for the same attempt: repeated, it takes effect once
     */
    GatewayAnswer confirm(String paymentKey, PaymentId order, Won amount, String idempotencyKey);

    /** Looks a payment up by our id. */
    GatewayAnswer find(PaymentId order);

    /** The same because of a webhook, which anybody can send: a gateway that fails these questions is still asked to take money. */
    GatewayAnswer look(PaymentId order);

    /**
     * Gives back what was paid, or what is left of it.
     *
     * @param idempotencyKey as for {@link #confirm}
     */
    GatewayAnswer refund(String paymentKey, Won amount, String reason, String idempotencyKey);

    /**
     * Which of our payments a webhook is about. Nothing else in it counts: it is not signed.
     *
     * @return empty when it is about none of ours, or about something else than a payment
     * @throws Problem invalid {@code MALFORMED_WEBHOOK} when it is no JSON object
     */
    Optional<PaymentId> subjectOf(String webhook);

    /**
     * Every movement of money between two instants, both included.
     *
     * @throws GatewayUnavailable when they cannot be had
     */
    List<GatewayMovement> movements(Instant from, Instant to);
}
