package io.yemae.seating;

import java.util.UUID;

/**
 * A seat of the map of a performance.
 *
 * @param price  won
 * @param status available, locked or sold, as of the moment it was read; a hold that has run out counts as available
 */
public record SeatView(UUID id, String section, int row, int number, String label, UUID grade, long price, String status) {
}
