package io.yemae.payment;

/**
 * The states of a payment and the transitions between them. A trigger of the database allows the same transitions and no other.
 *
 * <p>Paid: READY → CONFIRMING → DONE. Refunded: DONE → REFUNDING → REFUNDED. Money that came too late for its seats: COMPENSATING →
 * REFUNDED.
 */
public enum PaymentStatus {
    /** The order exists; the gateway has not been asked. */
    READY,
    /** The gateway has been asked to take the money. */
    CONFIRMING,
    DONE,
    /** Nothing was taken, or the order was replaced because the price changed. */
    FAILED,
    /** The gateway gave no clear answer; reconciliation asks again. */
    UNKNOWN,
    /** A refund of a payment that was done has been requested. */
    REFUNDING,
    REFUNDED,
    /** The money was taken, there are no seats for it, and a refund has been requested. */
    COMPENSATING;

    public boolean canBecome(PaymentStatus next) {
        return switch (this) {
            case READY -> next == CONFIRMING || next == FAILED;
            case CONFIRMING -> next == DONE || next == FAILED || next == UNKNOWN || next == COMPENSATING;
            case UNKNOWN -> next == DONE || next == FAILED || next == COMPENSATING;
            case DONE -> next == REFUNDING;
            // The gateway may report money as taken that it had refused or not known before.
            case FAILED -> next == COMPENSATING;
            case REFUNDING -> next == REFUNDED;
            case COMPENSATING -> next == REFUNDED || next == DONE;
            case REFUNDED -> false;
        };
    }

    /** Whether the gateway was asked to take the money and the outcome is not known yet. */
    public boolean isOpen() {
        return this == CONFIRMING || this == UNKNOWN;
    }

    /** Whether a refund has been requested and is not confirmed yet. */
    public boolean isReturning() {
        return this == REFUNDING || this == COMPENSATING;
    }
}
