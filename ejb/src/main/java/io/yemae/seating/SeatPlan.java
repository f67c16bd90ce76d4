package io.yemae.seating;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The static part of the seats of a performance. A seat is addressed by its index, in the order of section, row and number; units of
 * general admission come last and have no position. A plan takes 31 bytes per seat, so that a node can cache every performance in
 * demand.
 */
public final class SeatPlan {
    private static final short NO_SECTION = -1;

    private final PerformanceId performance;
    private final EventId event;
    private final List<Grade> grades;
    private final List<String> sections;
    private final long[] idsHigh;
    private final long[] idsLow;
    private final int[] ordinals;
    private final short[] section;
    private final int[] row;
    private final int[] number;
    private final byte[] grade;
    private final BitSet accessible;
    private final int placed;
    private final List<List<Row>> rowsByGrade;
    private final BitSet accessibleOnly;
    private final long fingerprint;
    private final DerivedValues derivedValues = new DerivedValues();

    /** A grade with its number of seats. */
    public record Grade(UUID id, String name, long price, String colour, boolean generalAdmission, int total) {

        boolean isCalled(String nameOrId) {
            return Text.nameKey(name).equals(Text.nameKey(nameOrId)) || id.toString().equalsIgnoreCase(nameOrId);
        }
    }

    public SeatPlan(PerformanceId performance, EventId event, List<Grade> grades, List<String> sections, List<PlannedSeat> seats) {
        this.performance = performance;
        this.event = event;
        this.grades = List.copyOf(grades);
        this.sections = List.copyOf(sections);
        int size = seats.size();
        idsHigh = new long[size];
        idsLow = new long[size];
        ordinals = new int[size];
        section = new short[size];
        row = new int[size];
        number = new int[size];
        grade = new byte[size];
        accessible = new BitSet(size);
        long mixed = this.grades.hashCode();
        for (int i = 0; i < size; i++) {
            PlannedSeat seat = seats.get(i);
            idsHigh[i] = seat.id().getMostSignificantBits();
            idsLow[i] = seat.id().getLeastSignificantBits();
            ordinals[i] = seat.ordinal();
            section[i] = seat.section() == null ? NO_SECTION : (short) this.sections.indexOf(seat.section());
            row[i] = seat.row();
            number[i] = seat.number();
            grade[i] = (byte) seat.grade();
            accessible.set(i, seat.accessible());
            mixed = 31 * mixed + idsLow[i];
        }
        fingerprint = mixed;
        placed = placedSize();
        rowsByGrade = rows();
        accessibleOnly = new BitSet(this.grades.size());
        accessibleOnly.set(0, this.grades.size());
        for (int i = 0; i < size; i++) {
            accessibleOnly.set(grade[i], accessibleOnly.get(grade[i]) && accessible.get(i));
        }
        if (!isAscending()) {
            throw new IllegalArgumentException("The seats of " + performance + " are not in the order of their ids");
        }
    }

    /**
     * A seat while the plan is being loaded.
     *
     * @param section null for a unit of general admission
     * @param grade   index into the grades
     */
    public record PlannedSeat(UUID id, int ordinal, String section, int row, int number, int grade, boolean accessible) {
    }

    /**
     * Consecutive seats of one grade in one row, or consecutive units of general admission. Numbers may be missing in between.
     *
     * @param first index of its first seat
     * @param end   index after its last seat
     */
    public record Row(int first, int end) {
    }

    public PerformanceId performance() {
        return performance;
    }

    public EventId event() {
        return event;
    }

    public List<Grade> grades() {
        return grades;
    }

    public int size() {
        return idsHigh.length;
    }

    /** How many indexes, from 0 on, are those of seats with a position. All others are units of general admission. */
    public int placed() {
        return placed;
    }

    /** The rows of a grade (index), front rows first. */
    public List<Row> rows(int gradeIndex) {
        return rowsByGrade.get(gradeIndex);
    }

    public UUID id(int seat) {
        return new UUID(idsHigh[seat], idsLow[seat]);
    }

    /** The number of the seat within the performance, from 1, as requirement 3 uses it. */
    public int ordinal(int seat) {
        return ordinals[seat];
    }

    public boolean isPlaced(int seat) {
        return section[seat] != NO_SECTION;
    }

    /** Only for a seat with a position. */
    public String section(int seat) {
        return sections.get(section[seat]);
    }

    public int row(int seat) {
        return row[seat];
    }

    public int number(int seat) {
        return number[seat];
    }

    /** Section, row and number; null for a unit of general admission. */
    public String label(int seat) {
        return isPlaced(seat) ? section(seat) + '-' + row[seat] + '-' + number[seat] : null;
    }

    /** Whether it is a wheelchair position. */
    public boolean isAccessible(int seat) {
        return accessible.get(seat);
    }

    /** Whether a grade (index) has wheelchair positions only. */
    public boolean isAccessibleOnly(int gradeIndex) {
        return accessibleOnly.get(gradeIndex);
    }

    public Grade grade(int seat) {
        return grades.get(grade[seat]);
    }

    public int gradeIndex(int seat) {
        return grade[seat];
    }

    public boolean inOneSection(int seat, int other) {
        return section[seat] == section[other];
    }

    public boolean inOneRow(int seat, int other) {
        return section[seat] == section[other] && row[seat] == row[other];
    }

    /** @return negative if there is no such seat */
    public int indexOf(UUID id) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = compare(middle, id.getMostSignificantBits(), id.getLeastSignificantBits());
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** A hash of seats and prices, equal on every node. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The fingerprint as text. */
    public String version() {
        return Long.toHexString(fingerprint);
    }

    public DerivedValues derivedValues() {
        return derivedValues;
    }

    private int placedSize() {
        int end = size();
        while (end > 0 && !isPlaced(end - 1)) {
            end--;
        }
        return end;
    }

    private List<List<Row>> rows() {
        List<List<Row>> rows = new ArrayList<>();
        grades.forEach(any -> rows.add(new ArrayList<>()));
        for (int first = 0; first < size();) {
            int end = first + 1;
            while (end < size() && inOneRow(first, end) && grade[first] == grade[end]) {
                end++;
            }
            rows.get(grade[first]).add(new Row(first, end));
            first = end;
        }
        rows.forEach(each -> each.sort(Comparator.comparingInt(one -> row[one.first()])));
        return rows.stream().map(List::copyOf).toList();
    }

    private boolean isAscending() {
        for (int i = 1; i < size(); i++) {
            if (compare(i - 1, idsHigh[i], idsLow[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(int seat, long high, long low) {
        int order = Long.compareUnsigned(idsHigh[seat], high);
        return order == 0 ? Long.compareUnsigned(idsLow[seat], low) : order;
    }
}
