package io.yemae.seating;

/** The sold, held and free seats, including units of general admission. Blocked seats are none of them. */
public record SeatTally(long sold, long held, long free) {

    public static final SeatTally NONE = new SeatTally(0, 0, 0);

    SeatTally plus(SeatTally other) {
        return new SeatTally(sold + other.sold, held + other.held, free + other.free);
    }
}
