package io.yemae.holds;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.List;

/**
 * Seats that are kept for one buyer until they are paid or the hold expires.
 *
 * @param number the reservation number for people: TK, 13 digits, 5 capitals or digits
 */
public record Hold(ReservationId id, PerformanceId performance, String number, Won total, Instant expiresAt, List<HeldSeat> seats) {

    /** A seat of the hold. */
    public record HeldSeat(SeatId id, String label, Won price) {
    }
}
