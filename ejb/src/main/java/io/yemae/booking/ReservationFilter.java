package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.Set;

/**
 * A search for reservations. Each condition may be null.
 *
 * @param number the complete reservation number
 * @param email  the buyer's complete address
 * @param among  the events whose reservations the caller may see
 * @param from   the earliest time of creation
 * @param until  the end of the time of creation, exclusive
 */
public record ReservationFilter(String number, String email, EventId event, Set<EventId> among, ReservationStatus status, Instant from,
                                Instant until, Page.Request page) {
}
