package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalStep;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and measures what happens to the buyers of a rehearsal. Not thread-safe: only the thread of the bots uses it. */
public final class Tally {
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double DIGITS = 10;

    private final int seats;
    private final Map<RehearsalStep, Latencies> times = new EnumMap<>(RehearsalStep.class);
    private final Map<RehearsalStep, Long> refused = new EnumMap<>(RehearsalStep.class);
    private final Map<String, Long> refusals = new TreeMap<>();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Latencies waits = new Latencies();
    private final Latencies purchases = new Latencies();
    private int arrived;
    private int sold;
    private Double sellOutSeconds;

    /** How a buyer has ended. A buyer without an outcome is still under way. */
    enum Outcome {
        BOUGHT,
        GAVE_UP,
        SOLD_OUT,
        REFUSED
    }

    /** @param seats the number of seats for sale */
    public Tally(int seats) {
        this.seats = seats;
    }

    void arrived() {
        arrived++;
    }

    void answered(RehearsalStep step, long micros, Reply reply) {
        times.computeIfAbsent(step, each -> new Latencies()).add(micros);
        if (!reply.isSuccess()) {
            refused.merge(step, 1L, Long::sum);
            refusals.merge(reply.code(), 1L, Long::sum);
        }
    }

    void admitted(long waitedMicros) {
        waits.add(waitedMicros);
    }

    /** @param now in microseconds since the first arrival, as is {@code begun} */
    void sold(int more, long now, long begun) {
        sold += more;
        purchases.add(now - begun);
        if (sold >= seats && sellOutSeconds == null) {
            sellOutSeconds = seconds(now);
        }
    }

    void ended(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** @param loads the use of resources in the same time */
    public RehearsalReport report(long micros, ResourceSamples loads) {
        RehearsalReport.Resources resources = loads.resources();
        return new RehearsalReport(seconds(micros), seats, sold, sellOutSeconds,
            new RehearsalReport.Buyers(arrived, count(Outcome.BOUGHT), count(Outcome.GAVE_UP), count(Outcome.SOLD_OUT),
                count(Outcome.REFUSED),
                arrived - outcomes.values().stream().mapToInt(Integer::intValue).sum()),
            waits.percentiles(), purchases.percentiles(), new TreeMap<>(refusals), steps(), resources,
            Limits.of(resources, loads.botDelayMillis(), waits.percentiles()));
    }

    private List<RehearsalReport.Step> steps() {
        return times.entrySet().stream()
            .map(each -> new RehearsalReport.Step(each.getKey(), refused.getOrDefault(each.getKey(), 0L), each.getValue().percentiles()))
            .sorted(Comparator.comparingDouble((RehearsalReport.Step step) -> step.times().p95()).reversed())
            .toList();
    }

    private int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    private static double seconds(long micros) {
        return Math.round(micros / MICROS_PER_SECOND * DIGITS) / DIGITS;
    }
}
