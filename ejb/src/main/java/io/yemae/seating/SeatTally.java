package io.yemae.seating;

/** How many seats, units of general admission among them, are sold, held and free. */
public record SeatTally(long sold, long held, long free) {

    public static final SeatTally NONE = new SeatTally(0, 0, 0);

    SeatTally plus(SeatTally other) {
        return new SeatTally(sold + other.sold, held + other.held, free + other.free);
    }
}
