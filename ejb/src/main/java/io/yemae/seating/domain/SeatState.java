package io.yemae.seating.domain;

import io.yemae.seating.SeatStatus;
import java.util.UUID;

/**
 * Who has a seat, as the database tells it.
 *
 * @param heldUntil epoch milliseconds of the end of the hold; 0 when there is none
 */
public record SeatState(UUID seat, SeatStatus status, long heldUntil) {
}
