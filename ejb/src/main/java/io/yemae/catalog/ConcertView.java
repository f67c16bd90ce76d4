package io.yemae.catalog;

import io.yemae.shared.Won;

/**
 * An event as requirement 3 defines it.
 *
 * @param price of the cheapest grade, because the requirement has one price per concert
 */
public record ConcertView(long number, String name, Won price) {
}
