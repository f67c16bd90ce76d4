package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/**
 * An approval (DONE) or a cancellation (CANCELED, PARTIAL_CANCELED), as the shop's daily comparison reads it.
 *
 * @param amount in won, positive for both
 */
public record Transaction(String transactionKey, Payment payment, PaymentStatus status, Instant at, long amount) {
}
