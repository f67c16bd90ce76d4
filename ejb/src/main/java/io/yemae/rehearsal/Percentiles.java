package io.yemae.rehearsal;

/**
 * How long something took, in milliseconds.
 *
 * @param count how often it was measured; if never, all others are 0
 */
public record Percentiles(long count, double p50, double p95, double p99, double max) {
}
