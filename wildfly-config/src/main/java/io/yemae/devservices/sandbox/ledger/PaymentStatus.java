package io.yemae.devservices.sandbox.ledger;

/** Status of a payment as the Toss core API (2022-11-16) names it. */
public enum PaymentStatus {
    READY, IN_PROGRESS, DONE, PARTIAL_CANCELED, CANCELED, ABORTED, EXPIRED;

    /** Whether money was taken at some time, whatever was given back since. */
    public boolean paid() {
        return this == DONE || this == PARTIAL_CANCELED || this == CANCELED;
    }
}
