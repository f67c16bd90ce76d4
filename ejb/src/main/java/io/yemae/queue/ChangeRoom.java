package io.yemae.queue;

/**
 * Changes an administrator makes to a room. Null leaves a value as it is.
 *
 * @param threshold how many may be admitted at once
 * @param rate      how many may be admitted within a second
 */
public record ChangeRoom(LimitOverride threshold, LimitOverride rate, Boolean paused) {

    /** @param value null to remove the override, so that the policy applies */
    public record LimitOverride(Integer value) {
    }
}
