package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.Percentiles;
import org.HdrHistogram.Histogram;

/** Collects durations for percentiles, which are exact to one percent. Not thread-safe. */
public final class Latencies {
    private static final int SIGNIFICANT_DIGITS = 2;
    private static final double MICROS = 1_000;
    private static final double DIGITS = 10;
    private static final double P50 = 50;
    private static final double P95 = 95;
    private static final double P99 = 99;

    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    private long max;

    /** @param micros a negative duration counts as 0 */
    public void add(long micros) {
        long value = Math.max(0, micros);
        histogram.recordValue(value);
        max = Math.max(max, value);
    }

    public Percentiles percentiles() {
        return new Percentiles(histogram.getTotalCount(), at(P50), at(P95), at(P99), millis(max));
    }

    /** The histogram rounds a value up to the end of its bucket, so the result is limited to the real maximum. */
    private double at(double percentile) {
        return millis(Math.min(max, histogram.getValueAtPercentile(percentile)));
    }

    private static double millis(long micros) {
        return Math.round(micros / MICROS * DIGITS) / DIGITS;
    }
}
