package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/**
 * A full or partial refund.
 *
 * @param amount     in won
 * @param refundable in won, the balance of the payment after it
 */
public record Cancellation(String transactionKey, String reason, Instant at, long amount, long refundable) {
}
