package io.yemae.devservices.sandbox.ledger;

/** The status of a payment in the Toss core API (2022-11-16). */
public enum PaymentStatus {
    READY, IN_PROGRESS, DONE, PARTIAL_CANCELED, CANCELED, ABORTED, EXPIRED;

    /** Whether money was taken, even if it was refunded later. */
    public boolean paid() {
        return this == DONE || this == PARTIAL_CANCELED || this == CANCELED;
    }
}
