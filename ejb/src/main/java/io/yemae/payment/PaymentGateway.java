package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment gateway (requirement 1, 4.2). Never called inside a transaction, because a call may take as long as its timeout and retries
 * allow. Failures of the gateway or the network are answers, not exceptions.
 */
public interface PaymentGateway {

    /**
     * Takes the money after the buyer has approved it in the payment window.
     *
     * @param idempotencyKey the same for every repetition of one attempt, which then takes effect once
     */
    GatewayAnswer confirm(String paymentKey, PaymentId order, Won amount, String idempotencyKey);

    /** Looks a payment up by our id. */
    GatewayAnswer find(PaymentId order);

    /**
     * As {@link #find}, because of a webhook. Anybody can send webhooks, so these calls have a circuit breaker of their own: if they
     * fail, payments still go to the gateway.
     */
    GatewayAnswer findForWebhook(PaymentId order);

    /**
     * Refunds the amount, which is all of the payment or the part that has not been refunded yet.
     *
     * @param order          decides where it was paid
     * @param idempotencyKey as for {@link #confirm}
     */
    GatewayAnswer refund(String paymentKey, PaymentId order, Won amount, String reason, String idempotencyKey);

    /**
     * The payment that a webhook is about. Webhooks are not signed, so nothing else in it is used.
     *
     * @return empty if it is not about a payment of ours
     * @throws Problem invalid {@code MALFORMED_WEBHOOK} if it is not a JSON object
     */
    Optional<PaymentId> subjectOf(String webhook);

    /**
     * Where a bot approves an order in place of the payment window: a POST with {@code orderId}, {@code orderName}, {@code amount} and
     * {@code method} is answered with the {@code paymentKey}. All calls for such orders go to the same sandbox.
     *
     * @return empty if no sandbox is configured
     */
    Optional<URI> rehearsalWindow();

    /**
     * All movements of money between two instants, both included.
     *
     * @throws GatewayUnavailable if the gateway does not answer
     */
    List<GatewayMovement> movements(Instant from, Instant to);
}
