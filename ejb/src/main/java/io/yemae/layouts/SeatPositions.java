package io.yemae.layouts;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A set of positions in a section, ordered by row and number. */
public record SeatPositions(SortedSet<Position> all) {
    public static final SeatPositions NONE = new SeatPositions(new TreeSet<>());

    /** A position as people write it: 3-5 is the fifth of row 3. */
    public record Position(int row, int number) implements Comparable<Position> {

        static Position parse(String label) {
            int dash = label.indexOf('-');
            return new Position(Integer.parseInt(label.substring(0, dash)), Integer.parseInt(label.substring(dash + 1)));
        }

        @Override
        public int compareTo(Position other) {
            return row == other.row ? Integer.compare(number, other.number) : Integer.compare(row, other.row);
        }

        @Override
        public String toString() {
            return row + "-" + number;
        }
    }

    /** @param labels {@code row-number}, two whole numbers each */
    public static SeatPositions of(Collection<String> labels) {
        return new SeatPositions(labels.stream().map(Position::parse).collect(Collectors.toCollection(TreeSet::new)));
    }

    public boolean contains(int row, int number) {
        return !all.isEmpty() && all.contains(new Position(row, number));
    }

    public int count() {
        return all.size();
    }

    public List<String> labels() {
        return all.stream().map(Position::toString).toList();
    }
}
