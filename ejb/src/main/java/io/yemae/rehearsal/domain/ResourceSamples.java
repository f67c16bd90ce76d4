package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Averages the samples of a rehearsal. Samples without a known processor load do not count for the processor. */
public final class ResourceSamples {
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double DIGITS = 100;

    private final List<Sample> samples = new ArrayList<>();
    private double botDelayMillis;

    public void add(Sample sample) {
        samples.add(sample);
    }

    /** @param millis by how much the bots sent later than they wanted to, at the 95th percentile */
    public void botDelay(double millis) {
        botDelayMillis = millis;
    }

    double botDelayMillis() {
        return botDelayMillis;
    }

    RehearsalReport.Resources resources() {
        List<Sample> known = samples.stream().filter(sample -> sample.machine() >= 0).toList();
        return new RehearsalReport.Resources(samples.size(), mean(known, Sample::machine), mean(known, Sample::process),
            samples.stream().mapToInt(Sample::connections).max().orElse(0), samples.stream().mapToInt(Sample::pool).max().orElse(0),
            mean(samples, sample -> sample.pool() > 0 && sample.connections() >= sample.pool() ? 1 : 0), commits(),
            mean(samples, Sample::locks), mean(samples, Sample::storage), mean(samples, Sample::running));
    }

    private double commits() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.get(0);
        Sample last = samples.get(samples.size() - 1);
        return rounded((last.commits() - first.commits()) * MICROS_PER_SECOND / Math.max(1, last.micros() - first.micros()));
    }

    private static double mean(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return rounded(samples.stream().mapToDouble(value).average().orElse(0));
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
