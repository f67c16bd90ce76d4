package io.yemae.queue;

/**
 * How an administrator wants a room; what is null stays as it is.
 *
 * @param threshold how many may be admitted at once
 * @param rate      how many are admitted within a second at the most
 */
public record ChangeRoom(OwnLimit threshold, OwnLimit rate, Boolean paused) {

    /** A limit as a room has it. @param value null when it has none of its own, and the policy's holds */
    public record OwnLimit(Integer value) {
    }
}
