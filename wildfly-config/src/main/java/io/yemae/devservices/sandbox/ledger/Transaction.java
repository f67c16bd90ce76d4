package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/**
 * One movement of money, as the daily comparison reads it: an approval (DONE) or a cancellation (CANCELED, PARTIAL_CANCELED).
 *
 * @param amount in won, positive in both directions; the status tells which
 */
public record Transaction(String transactionKey, Payment payment, PaymentStatus status, Instant at, long amount) {
}
