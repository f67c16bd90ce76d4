package io.yemae.booking;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import java.util.List;

/**
 * Someone wants these seats.
 *
 * @param performance null when the seats alone tell which one is meant
 */
public record HoldSeats(UserId user, EventId event, PerformanceId performance, List<SeatId> seats) {
}
