package io.yemae.catalog;

import io.yemae.shared.Won;

/**
 * An event as requirement 3 knows it.
 *
 * @param price of its cheapest grade: that requirement knows one price a concert
 */
public record ConcertView(long number, String name, Won price) {
}
