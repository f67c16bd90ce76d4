package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.time.Instant;

/** The payment module of requirement 4, which takes money itself and refunds it at our request. Never called inside a transaction. */
public interface PaymentModule {

    /**
     * A report of the module that it took money.
     *
     * @param reservation the id of the reservation as the module got it; any text
     * @param at          when the money was taken, by the module's clock
     */
    record Callback(String paymentKey, String reservation, Won amount, Instant at) {
    }

    /**
     * Verifies and reads a callback.
     *
     * @param signature HMAC-SHA256 of the body under the shared secret, as 64 hex digits; null if there was none
     * @throws Problem unauthenticated {@code INVALID_SIGNATURE}, invalid {@code MALFORMED_CALLBACK}
     */
    Callback read(String body, String signature);

    /** Refunds a payment. Idempotent. */
    GatewayAnswer refund(String paymentKey, String reason);
}
