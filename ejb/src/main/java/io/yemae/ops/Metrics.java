package io.yemae.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.yemae.shared.EventId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts and measures by event, for Prometheus, which reads them at {@code /metrics} of the management port. A node tells what it has seen itself
 * since it started. The number of series is bounded, since Prometheus keeps each for weeks: of what is counted the 500 last moved are told, and
 * begin again at nothing when they come back; of what is measured the 200 greatest, and the sum of all others under the event {@code other}.
 */
@ApplicationScoped
public class Metrics {
    private static final int MOST_COUNTED = 500;
    private static final int MOST_MEASURED = 200;
    private static final String LABEL = "event_id";
    private static final String STAGE = "stage";
    private static final String OTHERS = "other";

    // The server's registry passes on to Prometheus only what its own methods make, not the builders; and it keeps no gauge's value alive.
    @Inject
    MeterRegistry registry;

    @Inject
    Funnel funnel;

    private final Map<Series, Counter> counters = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Series, AtomicLong> gauges = new HashMap<>();

    /** @param stage null where there are none */
    private record Series(EventMetric metric, String event, Stage stage) {

        Tags tags() {
            Tags tags = Tags.of(LABEL, event);
            return stage == null ? tags : tags.and(STAGE, stage.label());
        }
    }

    /** Adds to what only grows. @param who made it grow */
    public void count(EventMetric metric, EventId event, long more, Visitor who) {
        Counter counter;
        synchronized (counters) {
            counter = counters.computeIfAbsent(new Series(metric, event.toString(), null), this::counter);
            if (counters.size() > MOST_COUNTED) {
                Iterator<Counter> eldest = counters.values().iterator();
                registry.remove(eldest.next());
                eldest.remove();
            }
        }
        counter.increment(more);
        if (metric.stage() != null) {
            passed(event, metric.stage(), who);
        }
    }

    /** Somebody got there, of which there is no count by itself. */
    public void passed(EventId event, Stage stage, Visitor who) {
        funnel.passed(event, stage, who);
    }

    /** Tells what goes up and down, for all events at once: those that are missing are not told any more. */
    public void set(EventMetric metric, Map<EventId, Long> values) {
        set(metric, null, values);
    }

    /** Tells how far people get. */
    public void tellConversion() {
        for (Stage stage : Stage.values()) {
            set(EventMetric.CONVERSION, stage, funnel.rates(stage));
        }
    }

    private void set(EventMetric metric, Stage stage, Map<EventId, Long> values) {
        Map<Series, Long> told = new HashMap<>();
        values.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .forEachOrdered(each -> told.merge(
                new Series(metric, told.size() < MOST_MEASURED ? each.getKey().toString() : OTHERS, stage), each.getValue(), Long::sum));
        synchronized (gauges) {
            gauges.keySet().removeIf(series -> series.metric() == metric && series.stage() == stage && !told.containsKey(series) && isRemoved(series));
            told.forEach((series, value) -> gauges.computeIfAbsent(series, this::gauge).set(value));
        }
    }

    /** Whatever is deployed next starts with gauges of its own. */
    @PreDestroy
    void removeGauges() {
        gauges.keySet().removeIf(this::isRemoved);
    }

    private Counter counter(Series series) {
        return registry.counter(series.metric().key(), series.tags());
    }

    private AtomicLong gauge(Series series) {
        return registry.gauge(series.metric().key(), series.tags(), new AtomicLong(), AtomicLong::doubleValue);
    }

    private boolean isRemoved(Series series) {
        Gauge gauge = registry.find(series.metric().key()).tags(series.tags()).gauge();
        return gauge == null || registry.remove(gauge) != null;
    }
}
