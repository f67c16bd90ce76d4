package io.yemae.layouts;

import io.yemae.layouts.SeatPositions.Position;
import io.yemae.shared.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A block of rows of a layout.
 *
 * @param startRow   number of its first row: row numbers may continue from the previous section
 * @param price      won; the price of its grade if an event names none
 * @param gaps       positions without a seat; they are counted in the numbers of the seats beside them
 * @param accessible wheelchair positions
 */
@Embeddable
public record LayoutSection(
    String name,
    @Column(name = "row_count") int rows,
    @Column(name = "seats_per_row") int seatsPerRow,
    @Column(name = "start_row") int startRow,
    long price,
    SeatPositions gaps,
    SeatPositions accessible) {

    /** A block without gaps and wheelchair positions. */
    public LayoutSection(String name, int rows, int seatsPerRow, int startRow, long price) {
        this(name, rows, seatsPerRow, startRow, price, SeatPositions.NONE, SeatPositions.NONE);
    }

    /** The same block at the price of an event. */
    public LayoutSection pricedAt(long other) {
        return new LayoutSection(name, rows, seatsPerRow, startRow, other, gaps, accessible);
    }

    public int seats() {
        return Math.multiplyExact(rows, seatsPerRow) - gaps.count();
    }

    /** The positions with a seat, by row and number. */
    public List<Position> positions() {
        return IntStream.range(startRow, startRow + rows).boxed()
            .flatMap(row -> IntStream.rangeClosed(1, seatsPerRow).mapToObj(number -> new Position(row, number)))
            .filter(position -> hasSeat(position.row(), position.number()))
            .toList();
    }

    public boolean hasSeat(int row, int number) {
        return !gaps.contains(row, number);
    }

    /** @throws Problem invalid if a position is outside the block, a wheelchair position is a gap, or no seat is left */
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

    void requireWithin(SeatPositions positions) {
        positions.all().stream()
            .filter(each -> each.row() < startRow || each.row() >= startRow + rows || each.number() < 1 || each.number() > seatsPerRow)
            .findFirst()
            .ifPresent(each -> {
                throw Problem.invalidField("sections", "구역 " + name + "에 " + each + " 자리가 없습니다.");
            });
    }
}
