package io.yemae.rehearsal;

/**
 * Percentiles of a duration, in milliseconds.
 *
 * @param count the number of measurements; if it is 0, so are all others
 */
public record Percentiles(long count, double p50, double p95, double p99, double max) {
}
