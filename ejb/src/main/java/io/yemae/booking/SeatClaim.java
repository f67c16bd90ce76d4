package io.yemae.booking;

import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A reservation that has or had a seat, for administrators.
 *
 * @param status      EXPIRED for an expired hold, whether or not the sweeper has run
 * @param current     whether it has the seat now
 * @param expiresAt   until when it could be paid
 * @param paidAt      null if it was not paid
 * @param cancelledAt when it was cancelled, or its hold was released; null if neither
 */
public record SeatClaim(ReservationId reservation, String number, ReservationStatus status, boolean current, Instant heldAt,
                        Instant expiresAt, Instant paidAt, Instant cancelledAt, Won total, BuyerView buyer) {
}
