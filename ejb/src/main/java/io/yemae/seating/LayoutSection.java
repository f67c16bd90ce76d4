package io.yemae.seating;

import io.yemae.shared.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A block of rows of one layout.
 *
 * @param startRow   number of its first row: rows may count on from the section before
 * @param price      won; the price of its grade where an event names none
 * @param gaps       places without a seat; the seats beside one keep the numbers of their places
 * @param accessible places for a wheelchair
 */
@Embeddable
public record LayoutSection(
    String name,
    @Column(name = "row_count") int rows,
    @Column(name = "seats_per_row") int seatsPerRow,
    @Column(name = "start_row") int startRow,
    long price,
    Places gaps,
    Places accessible) {

    /** A full block without any place that is special. */
    public LayoutSection(String name, int rows, int seatsPerRow, int startRow, long price) {
        this(name, rows, seatsPerRow, startRow, price, Places.NONE, Places.NONE);
    }

    /** The same block at what an event asks for it. */
    public LayoutSection pricedAt(long other) {
        return new LayoutSection(name, rows, seatsPerRow, startRow, other, gaps, accessible);
    }

    public int seats() {
        return Math.multiplyExact(rows, seatsPerRow) - gaps.count();
    }

    public boolean hasSeat(int row, int number) {
        return !gaps.contains(row, number);
    }

    /** @throws Problem invalid when a place is outside the block, an accessible one is a gap, or no seat is left */
    void check() {
        requireWithin(gaps);
        requireWithin(accessible);
        if (accessible.all().stream().anyMatch(gaps.all()::contains)) {
            throw Problem.invalidField("sections", "구역 " + name + ": 좌석이 없는 자리는 휠체어석일 수 없습니다.");
        }
        if (seats() < 1) {
            throw Problem.invalidField("sections", "구역 " + name + "에 좌석이 하나는 있어야 합니다.");
        }
    }

    private void requireWithin(Places places) {
        places.all().stream()
            .filter(place -> place.row() < startRow || place.row() >= startRow + rows || place.number() < 1 || place.number() > seatsPerRow)
            .findFirst()
            .ifPresent(place -> {
                throw Problem.invalidField("sections", "구역 " + name + "에 " + place + " 자리가 없습니다.");
            });
    }
}
