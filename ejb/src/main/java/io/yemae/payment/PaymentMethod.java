package io.yemae.payment;

/** How a reservation is paid. */
public enum PaymentMethod {
    POINTS,
    CARD,
    EASY_PAY
}
