package io.yemae.payment;

/**
 * Where a payment stands: READY → CONFIRMING → DONE, FAILED or UNKNOWN; READY → FAILED when the price changed; UNKNOWN → DONE or FAILED; DONE → REFUNDING → REFUNDED. Money that came too
 * late for its seats: COMPENSATING → REFUNDED. The database refuses any other step.
 */
public enum PaymentStatus {
    READY,
    CONFIRMING,
    DONE,
    FAILED,
    UNKNOWN,
    REFUNDING,
    REFUNDED,
    COMPENSATING;

    /** Whether the gateway was asked to take the money, and what became of it is not known yet. */
    public boolean isOpen() {
        return this == CONFIRMING || this == UNKNOWN;
    }

    /** Whether the money is on its way back. */
    public boolean isReturning() {
        return this == REFUNDING || this == COMPENSATING;
    }
}
