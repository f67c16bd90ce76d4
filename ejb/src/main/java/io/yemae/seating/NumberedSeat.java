package io.yemae.seating;

/**
 * A seat as requirement 3 defines it.
 *
 * @param number    counts the seats of a performance from 1
 * @param price     won
 * @param available whether it can be reserved now
 */
public record NumberedSeat(int number, long price, boolean available) {
}
