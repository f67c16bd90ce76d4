package io.yemae.seating;

/** How many units of a grade there are and how many are free. What is held is not free. */
public record GradeCount(long total, long available) {

    public static final GradeCount NONE = new GradeCount(0, 0);

    GradeCount plus(GradeCount other) {
        return new GradeCount(total + other.total, available + other.available);
    }
}
