package io.yemae.till;

import io.yemae.payment.PaymentMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a buyer pays with at a counter. */
public enum Means {
    CASH(PaymentMethod.MANUAL),
    /** By a card terminal, which is not connected to the platform. */
    TERMINAL(PaymentMethod.MANUAL),
    /** The points of the buyer's account. */
    POINTS(PaymentMethod.POINTS);

    private final PaymentMethod method;

    Means(PaymentMethod method) {
        this.method = method;
    }

    public PaymentMethod method() {
        return method;
    }

    /** As in the database and on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Means> of(String wireName) {
        return Arrays.stream(values()).filter(means -> means.wireName().equals(wireName)).findFirst();
    }
}
