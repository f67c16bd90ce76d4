package io.yemae.seating;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Some places of a section, each by its row and its number in the row, without any twice and in their order. */
public record Places(SortedSet<Place> all) {
    public static final Places NONE = new Places(new TreeSet<>());

    /** A place as people write it: 3-5 is the fifth of the third row. */
    public record Place(int row, int number) implements Comparable<Place> {

        static Place read(String label) {
            int dash = label.indexOf('-');
            return new Place(Integer.parseInt(label.substring(0, dash)), Integer.parseInt(label.substring(dash + 1)));
        }

        @Override
        public int compareTo(Place other) {
            return row == other.row ? Integer.compare(number, other.number) : Integer.compare(row, other.row);
        }

        @Override
        public String toString() {
            return row + "-" + number;
        }
    }

    /** @param labels two whole numbers each, with a dash between */
    public static Places of(Collection<String> labels) {
        return new Places(labels.stream().map(Place::read).collect(Collectors.toCollection(TreeSet::new)));
    }

    public boolean contains(int row, int number) {
        return !all.isEmpty() && all.contains(new Place(row, number));
    }

    public int count() {
        return all.size();
    }

    public List<String> labels() {
        return all.stream().map(Place::toString).toList();
    }
}
