package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.time.Instant;

/** The payment module of requirement 4, which takes money itself and is asked to give it back. Never called inside a transaction. */
public interface PaymentModule {

    /**
     * Money that the module says it took.
     *
     * @param reservation what it was told to be paid for: anything
     * @param at          when, by the module's clock
     */
    record Callback(String paymentKey, String reservation, Won amount, Instant at) {
    }

    /**
     * What a callback says, if the module has signed it.
     *
     * @param signature HMAC-SHA256 of the body under the secret that the module shares with us, as 64 hex digits; null when there was none
     * @throws Problem unauthenticated {@code INVALID_SIGNATURE}, invalid {@code MALFORMED_CALLBACK}
     */
    Callback read(String body, String signature);

    /** Gives a payment back; again: no second effect. */
    GatewayAnswer refund(String paymentKey, String reason);
}
