package io.yemae.policies;

import java.time.Instant;

/**
 * A feature flag as operators see it.
 *
 * @param changedBy the name of the user who changed it last; null if no user has, or if the audit log does not go back that far
 */
public record FeatureFlagView(String name, boolean enabled, String description, Instant updatedAt, String changedBy) {
}
