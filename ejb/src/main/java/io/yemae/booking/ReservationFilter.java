package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import java.time.Instant;

/**
 * Which reservations are looked for; each may be null for all.
 *
 * @param number the whole of it
 * @param email  the buyer's, the whole of it
 * @param from   the first moment at which it was made
 * @param until  the moment after the last
 */
public record ReservationFilter(String number, String email, EventId event, ReservationStatus status, Instant from, Instant until,
                                Page.Request page) {
}
