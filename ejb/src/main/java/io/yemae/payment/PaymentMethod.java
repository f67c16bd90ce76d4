package io.yemae.payment;

/** How a reservation is paid. */
public enum PaymentMethod {
    POINTS,
    CARD,
    EASY_PAY,
    /** By the payment module of requirement 4, which takes the money itself and calls back. */
    MODULE,
    /** Outside the platform, for example at a counter. An operator returns the money by hand and records it. */
    MANUAL;

    /** Whether the gateway knows payments of this method. */
    public boolean isOfGateway() {
        return this == CARD || this == EASY_PAY;
    }
}
