package io.yemae.queue;

/**
 * What a room has of its own, apart from the policies.
 *
 * @param threshold null when the policy {@code queue.threshold} holds
 * @param rate      null when the policy {@code queue.rate.per.second} holds
 */
public record RoomLimits(Integer threshold, Integer rate) {
}
