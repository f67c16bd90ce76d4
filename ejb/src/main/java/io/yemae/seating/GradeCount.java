package io.yemae.seating;

/** The total and the free seats of a grade. Held seats are not free. */
public record GradeCount(long total, long available) {

    public static final GradeCount NONE = new GradeCount(0, 0);

    GradeCount plus(GradeCount other) {
        return new GradeCount(total + other.total, available + other.available);
    }
}
