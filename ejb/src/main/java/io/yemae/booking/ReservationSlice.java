package io.yemae.booking;

import io.yemae.shared.ReservationId;
import java.util.List;

/**
 * A part of a long list of reservations, read from where the part before it ended. No part costs more than the first one, and reservations
 * that are made meanwhile move nothing.
 *
 * @param next the last reservation of this part; null if none follows
 */
public record ReservationSlice(List<FoundReservation> reservations, ReservationId next) {
}
