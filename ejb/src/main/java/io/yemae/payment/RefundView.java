package io.yemae.payment;

import io.yemae.shared.Won;
import java.time.Instant;
import java.util.UUID;

/**
 * The refund of a payment, always the full amount. A payment with a card and points has two, one to each source.
 *
 * @param to     where the money goes: the method of the payment, or POINTS for its part in points
 * @param doneAt when the money was returned; null before
 */
public record RefundView(UUID id, PaymentMethod to, Won amount, String reason, Instant requestedAt, Instant doneAt) {
}
