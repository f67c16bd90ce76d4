package io.yemae.payment;

import io.yemae.shared.Uuid7;
import java.util.UUID;

/** Names a payment. It is also the payment's order id at the gateway. */
public record PaymentId(UUID value) {

    public static PaymentId next() {
        return new PaymentId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
