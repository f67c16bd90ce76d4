package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/**
 * Money given back.
 *
 * @param amount     in won
 * @param refundable in won, what was left of the payment afterwards
 */
public record Cancellation(String transactionKey, String reason, Instant at, long amount, long refundable) {
}
