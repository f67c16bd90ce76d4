package io.yemae.seating;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import java.util.List;

/**
 * Seats of a performance changed on this node. Fired in the order of the changes.
 *
 * @param from    version of the map before; empty if this node had none
 * @param version of the map after
 * @param updates empty if the seats themselves or their prices changed: then clients need the full map
 */
public record SeatsUpdated(EventId event, PerformanceId performance, String from, String version, List<Update> updates) {

    /**
     * One seat.
     *
     * @param index in the plan; -1 for a unit of general admission
     */
    public record Update(SeatId seat, int index, SeatStatus status) {

        /** A seat as it is in a map. */
        public static Update of(SeatMap map, int seat) {
            return new Update(new SeatId(map.plan().id(seat)), map.plan().isPlaced(seat) ? seat : -1, map.status(seat));
        }
    }
}
