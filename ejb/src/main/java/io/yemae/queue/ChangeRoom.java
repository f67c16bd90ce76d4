package io.yemae.queue;

/**
 * How an administrator wants a room; what is null stays as it is.
 *
 * @param threshold how many may be admitted at once
 * @param rate      how many are admitted within a second at the most
 */
public record ChangeRoom(Integer threshold, Integer rate, Boolean paused) {
}
