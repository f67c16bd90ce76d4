package io.yemae.cancellation;

import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A reservation of a run.
 *
 * @param number null if the reservation has been deleted meanwhile
 * @param result null while it waits
 * @param doneAt null while it waits
 */
public record CancelledReservation(ReservationId id, String number, CancellationResult result, Won refund, Instant doneAt) {
}
