package io.yemae.ops;

import java.time.Instant;

/** A feature flag as operators see it. */
public record FeatureFlagView(String name, boolean enabled, String description, Instant updatedAt) {
}
