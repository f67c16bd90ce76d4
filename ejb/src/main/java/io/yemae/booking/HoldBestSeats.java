package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.UserId;
import java.util.List;

/**
 * Someone wants seats of some grades, whichever are the best that are left.
 *
 * @param performance null for the next performance on sale
 */
public record HoldBestSeats(UserId user, EventId event, PerformanceId performance, List<Wanted> wanted) {

    /** @param grade its id or its name */
    public record Wanted(String grade, int quantity) {
    }
}
