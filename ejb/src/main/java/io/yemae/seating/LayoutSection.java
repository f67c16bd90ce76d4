package io.yemae.seating;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A block of rows of one layout.
 *
 * @param startRow number of its first row: rows may count on from the section before
 * @param price    won; the price of its grade where an event names none
 */
@Embeddable
public record LayoutSection(
    String name,
    @Column(name = "row_count") int rows,
    @Column(name = "seats_per_row") int seatsPerRow,
    @Column(name = "start_row") int startRow,
    long price) {

    public int seats() {
        return Math.multiplyExact(rows, seatsPerRow);
    }
}
