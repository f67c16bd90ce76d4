package io.yemae.booking;

import io.yemae.shared.Won;
import java.time.Duration;
import java.time.Instant;

/**
 * What a cancellation would do at this moment (requirement 1, 5.2), shown to the buyer before the confirmation.
 *
 * @param possible whether it can be cancelled
 * @param until    the last moment at which a buyer can cancel a confirmed reservation; null for all others, and for staff
 * @param refund   all that would be given back; zero for a hold, and if it cannot be cancelled
 * @param points   the part of it that would go back to the points at once, because it came from there besides the method
 * @param method   to where the rest would go back; null if nothing would
 */
public record CancellationTerms(boolean possible, Instant until, Won refund, Won points, String method) {

    /** @param points what was paid with points besides the payment method */
    static CancellationTerms of(ReservationView reservation, Won points, int hoursBefore, Instant now) {
        return switch (reservation.status()) {
            case PENDING -> withoutRefund(true, null);
            case CONFIRMED -> confirmed(reservation, points, reservation.eventDate().minus(Duration.ofHours(hoursBefore)), now);
            case CANCELLED, EXPIRED -> withoutRefund(false, null);
        };
    }

    /** Of a cancellation by staff, which is possible before and after the start. */
    static CancellationTerms atAnyTime(ReservationView reservation, Won points) {
        return switch (reservation.status()) {
            case PENDING -> withoutRefund(true, null);
            case CONFIRMED -> new CancellationTerms(true, null, reservation.total(), points, reservation.paymentMethod());
            case CANCELLED, EXPIRED -> withoutRefund(false, null);
        };
    }

    private static CancellationTerms confirmed(ReservationView reservation, Won points, Instant until, Instant now) {
        return now.isAfter(until) ? withoutRefund(false, until)
            : new CancellationTerms(true, until, reservation.total(), points, reservation.paymentMethod());
    }

    private static CancellationTerms withoutRefund(boolean possible, Instant until) {
        return new CancellationTerms(possible, until, Won.ZERO, Won.ZERO, null);
    }
}
