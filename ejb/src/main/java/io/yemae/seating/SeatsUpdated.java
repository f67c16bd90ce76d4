package io.yemae.seating;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import java.util.List;

/**
 * Seats of a performance changed hands, as this node shows them from now on. Fired in the order in which it happened.
 *
 * @param version of the map that shows them
 */
public record SeatsUpdated(EventId event, PerformanceId performance, String version, List<Update> updates) {

    /** One seat. */
    public record Update(SeatId seat, SeatStatus status) {
    }
}
