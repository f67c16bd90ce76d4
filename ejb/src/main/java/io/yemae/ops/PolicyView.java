package io.yemae.ops;

import java.time.Instant;

/**
 * A policy as operators see it. The description gives the unit.
 *
 * @param smallest the minimum
 * @param largest  the maximum
 */
public record PolicyView(String name, long value, long smallest, long largest, String description, Instant updatedAt) {

    boolean allows(long wanted) {
        return smallest <= wanted && wanted <= largest;
    }
}
