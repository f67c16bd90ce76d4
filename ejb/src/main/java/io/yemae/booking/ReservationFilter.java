package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.Set;

/**
 * A search for reservations. Each condition may be null.
 *
 * @param text          folded: a part of the buyer's name, e-mail address or telephone number, or of the title or artist of the event; or
 *                      the beginning of the reservation number
 * @param number        the complete reservation number
 * @param email         the buyer's complete address
 * @param among         the events whose reservations the caller may see
 * @param paymentStatus pending, completed, failed or refunded, as it is shown
 * @param from          the earliest time of creation
 * @param until         the end of the time of creation, exclusive
 */
public record ReservationFilter(String text, String number, String email, EventId event, PerformanceId performance, Set<EventId> among,
                                ReservationStatus status, String paymentStatus, Instant from, Instant until) {
}
