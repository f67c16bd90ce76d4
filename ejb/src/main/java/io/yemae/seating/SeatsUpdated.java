package io.yemae.seating;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import java.util.List;

/**
 * Seats of a performance changed hands, as this node shows them from now on. Told in the order in which it happened.
 *
 * @param from    version of the map that did not show it yet; empty when this node had none
 * @param version of the map that does
 * @param updates none when the performance has other seats from now on, or other prices, so that the whole map is to be looked at
 */
public record SeatsUpdated(EventId event, PerformanceId performance, String from, String version, List<Update> updates) {

    /** One seat. */
    public record Update(SeatId seat, SeatStatus status) {
    }
}
