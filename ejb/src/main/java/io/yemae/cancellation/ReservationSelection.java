package io.yemae.cancellation;

import io.yemae.booking.ReservationFilter;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import java.util.Set;

/**
 * The reservations to cancel: some, or all of a filter.
 *
 * @param reservations null if the filter selects them
 * @param filter       null if they are named
 * @param among        the events whose reservations the caller may cancel; null for all
 */
public record ReservationSelection(Set<ReservationId> reservations, ReservationFilter filter, Set<EventId> among) {
}
