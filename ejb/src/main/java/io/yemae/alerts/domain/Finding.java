package io.yemae.alerts.domain;

/**
 * A condition that holds.
 *
 * @param subject what it is about: the name of the invariant, queue or datasource; empty if it is about the platform
 * @param size    how many rows, messages, requests or timeouts, or how many seconds
 */
public record Finding(Condition condition, String subject, long size) {
}
