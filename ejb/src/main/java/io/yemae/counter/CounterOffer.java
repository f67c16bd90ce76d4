package io.yemae.counter;

import io.yemae.shared.Won;
import java.util.List;
import java.util.UUID;

/**
 * What can be sold of a performance now.
 *
 * @param fee          the booking fee for each seat
 * @param seatsPerSale the most seats of one sale
 */
public record CounterOffer(CounterPerformanceView performance, Won fee, int seatsPerSale, List<Grade> grades) {

    /** @param seated whether its seats have places, as opposed to general admission */
    public record Grade(UUID id, String name, Won price, long free, boolean seated) {
    }
}
