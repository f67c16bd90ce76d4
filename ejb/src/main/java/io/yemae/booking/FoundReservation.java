package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A reservation in a list of administrators.
 *
 * @param eventDate     when its performance starts
 * @param status        a hold whose time is up is expired, whether or not the sweeper has run
 * @param paymentMethod null until it is paid
 * @param seats         how many, seats and units of general admission alike
 */
public record FoundReservation(
    ReservationId id,
    String number,
    EventId event,
    String eventTitle,
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
