package io.yemae.points;

import io.yemae.shared.Won;

/**
 * One movement of an account.
 *
 * @param number the short number of requirement 3
 * @param type   CHARGE, USE or REFUND; it gives the direction, because the amount has no sign
 */
public record PointEntry(long number, String type, Won amount) {
}
