package io.yemae.payment;

/** How a reservation is paid. */
public enum PaymentMethod {
    POINTS,
    CARD,
    EASY_PAY,
    /** By the payment module of requirement 4, which takes the money itself and calls back. */
    MODULE,
    /** Outside of the platform: an operator gives it back by hand and says so. */
    MANUAL;

    /** Whether the gateway can be asked about it. */
    public boolean isOfGateway() {
        return this == CARD || this == EASY_PAY;
    }
}
