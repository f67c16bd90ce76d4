package io.yemae.seating;

import io.yemae.catalog.Closed;
import io.yemae.catalog.PerformanceView;
import java.util.Map;
import java.util.UUID;

/**
 * A performance with what is left of it.
 *
 * @param counts by grade; a grade without a unit in this performance is not in it
 */
public record ShowingView(PerformanceView performance, Map<UUID, GradeCount> counts) {

    public long total() {
        return counts.values().stream().mapToLong(GradeCount::total).sum();
    }

    public long available() {
        return counts.values().stream().mapToLong(GradeCount::available).sum();
    }

    /** What can be reserved at this moment. */
    public long reservable() {
        return closed() == null ? available() : 0;
    }

    /** Why it cannot be booked; null when it can. */
    public Closed closed() {
        return performance.closed() == null && available() == 0 ? Closed.SOLD_OUT : performance.closed();
    }
}
