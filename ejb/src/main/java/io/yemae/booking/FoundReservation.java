package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A reservation in a list of staff.
 *
 * @param eventDate     when its performance starts
 * @param status        EXPIRED for an expired hold, whether or not the sweeper has run
 * @param paymentMethod null until it is paid
 * @param seats         the number of seats and units of general admission
 */
public record FoundReservation(
    ReservationId id,
    String number,
    EventId event,
    String eventTitle,
    PerformanceId performance,
    Instant eventDate,
    ReservationStatus status,
    String paymentStatus,
    String paymentMethod,
    Won total,
    long seats,
    Instant expiresAt,
    Instant createdAt,
    BuyerView buyer) {
}
