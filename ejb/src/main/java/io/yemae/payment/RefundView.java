package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;
import java.util.UUID;

/**
 * The refund of a payment, always the full amount.
 *
 * @param doneAt when the money was returned; null before
 */
public record RefundView(UUID id, Won amount, String reason, Instant requestedAt, Instant doneAt) {
}
