package io.yemae.ops;

import java.time.Instant;

/**
 * A policy as operators see it; what its number counts, the description tells.
 *
 * @param smallest the least value that it may have
 * @param largest  the greatest
 */
public record PolicyView(String name, long value, long smallest, long largest, String description, Instant updatedAt) {

    boolean allows(long wanted) {
        return smallest <= wanted && wanted <= largest;
    }
}
