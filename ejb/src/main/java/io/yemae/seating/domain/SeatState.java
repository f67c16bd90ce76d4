package io.yemae.seating.domain;

import io.yemae.seating.SeatStatus;
import java.util.UUID;

/**
 * The state of a seat as stored in the database.
 *
 * @param heldUntil epoch milliseconds of the end of the hold; 0 if there is none
 */
public record SeatState(UUID seat, SeatStatus status, long heldUntil) {
}
