package io.yemae.payment;

import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment as its payer may see it.
 *
 * @param number the short number of requirement 3
 */
public record PaymentView(UUID id, long number, ReservationId reservation, PaymentMethod method, Won amount, String status, Instant approvedAt) {
}
