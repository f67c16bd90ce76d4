package io.yemae.seating;

import io.yemae.catalog.PerformanceView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A seat as requirement 3 defines it.
 *
 * @param number    counts the seats of a performance from 1
 * @param price     won
 * @param available whether it can be reserved now
 */
public record NumberedSeat(int number, long price, boolean available) {

    /** All seats of a performance, by number. */
    public static List<NumberedSeat> of(PerformanceView performance, SeatMap map) {
        return IntStream.range(0, map.plan().size())
            .mapToObj(seat -> new NumberedSeat(map.plan().ordinal(seat), map.plan().grade(seat).price(),
                performance.notBookable() == null && map.status(seat) == SeatStatus.AVAILABLE))
            .toList();
    }
}
