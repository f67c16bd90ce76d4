package io.yemae.policies;

import java.time.Instant;

/**
 * A policy as operators see it. The description gives the unit.
 *
 * @param smallest  the minimum
 * @param largest   the maximum
 * @param changedBy the name of the user who changed it last; null if no user has, or if the audit log does not go back that far
 */
public record PolicyView(String name, long value, long smallest, long largest, String description, Instant updatedAt,
                         String changedBy) {

    boolean allows(long wanted) {
        return smallest <= wanted && wanted <= largest;
    }
}
