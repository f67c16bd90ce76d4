package io.yemae.queue;

/**
 * Limits of a room that override the policies.
 *
 * @param threshold null if the policy {@code queue.threshold} applies
 * @param rate      null if the policy {@code queue.rate.per.second} applies
 */
public record LimitOverrides(Integer threshold, Integer rate) {
}
