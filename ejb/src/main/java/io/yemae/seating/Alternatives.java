package io.yemae.seating;

import java.util.List;
import java.util.UUID;

/**
 * Which of the requested seats are taken, and free seats instead of all of them.
 *
 * @param taken indexes of seats, ascending, according to this node's seat map
 * @param seats as many as were requested; empty if there are not enough
 */
public record Alternatives(List<Integer> taken, List<Seat> seats) {

    public static final Alternatives NONE = new Alternatives(List.of(), List.of());

    /**
     * A free seat.
     *
     * @param seat  its index in the plan
     * @param label null for a unit of general admission
     */
    public record Seat(int seat, UUID id, String label) {
    }
}
