package io.yemae.seating;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The total and the free seats of a grade. Held seats are not free. */
public record GradeCount(long total, long available) {

    public static final GradeCount NONE = new GradeCount(0, 0);

    /** The counts by grade over several performances, without grades that have no seats in them. */
    public static Map<UUID, GradeCount> byGrade(Collection<SeatMap> performances) {
        return performances.stream()
            .flatMap(map -> map.counts().entrySet().stream())
            .filter(grade -> grade.getValue().total() > 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, GradeCount::plus));
    }

    GradeCount plus(GradeCount other) {
        return new GradeCount(total + other.total, available + other.available);
    }
}
