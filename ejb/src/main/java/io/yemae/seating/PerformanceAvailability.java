package io.yemae.seating;

import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A performance with its free seats.
 *
 * @param counts by grade, without grades that have no seats in this performance
 */
public record PerformanceAvailability(PerformanceView performance, Map<UUID, GradeCount> counts) {

    /** @param maps of the performances, in the same order */
    public static List<PerformanceAvailability> of(List<PerformanceView> performances, List<SeatMap> maps) {
        return IntStream.range(0, performances.size())
            .mapToObj(each -> new PerformanceAvailability(performances.get(each), GradeCount.byGrade(List.of(maps.get(each)))))
            .toList();
    }

    public long total() {
        return counts.values().stream().mapToLong(GradeCount::total).sum();
    }

    public long available() {
        return counts.values().stream().mapToLong(GradeCount::available).sum();
    }

    /** The seats that can be reserved now. */
    public long reservable() {
        return notBookable() == null ? available() : 0;
    }

    /** Why it cannot be booked; null if it can. */
    public NotBookable notBookable() {
        return performance.notBookable() == null && available() == 0 ? NotBookable.SOLD_OUT : performance.notBookable();
    }
}
