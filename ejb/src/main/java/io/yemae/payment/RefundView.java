package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;
import java.util.UUID;

/**
 * Money on its way back, always the whole of a payment.
 *
 * @param doneAt when it was given back; null before
 */
public record RefundView(UUID id, Won amount, String reason, Instant requestedAt, Instant doneAt) {
}
