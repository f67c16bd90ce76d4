package io.yemae.booking;

import io.yemae.shared.Won;
import java.time.Duration;
import java.time.Instant;

/**
 * What a cancellation would do at this moment (requirement 1, 5.2), so that a buyer can be told before the decision.
 *
 * @param possible whether it can be cancelled
 * @param until    the last moment at which a confirmed reservation can be cancelled; null for all others
 * @param refund   what would be given back; zero for a hold, and if it cannot be cancelled
 * @param method   to where the money would go back; null if nothing would
 */
public record CancellationTerms(boolean possible, Instant until, Won refund, String method) {

    static CancellationTerms of(ReservationView reservation, int hoursBefore, Instant now) {
        return switch (reservation.status()) {
            case PENDING -> new CancellationTerms(true, null, Won.ZERO, null);
            case CONFIRMED -> confirmed(reservation, reservation.eventDate().minus(Duration.ofHours(hoursBefore)), now);
            case CANCELLED, EXPIRED -> new CancellationTerms(false, null, Won.ZERO, null);
        };
    }

    private static CancellationTerms confirmed(ReservationView reservation, Instant until, Instant now) {
        return now.isAfter(until) ? new CancellationTerms(false, until, Won.ZERO, null)
            : new CancellationTerms(true, until, reservation.total(), reservation.paymentMethod());
    }
}
