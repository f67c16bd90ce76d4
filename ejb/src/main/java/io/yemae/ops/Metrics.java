package io.yemae.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.yemae.shared.EventId;
import io.yemae.shared.WarmUpIds;
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
 * Counters and gauges by event for Prometheus, which reads them at {@code /metrics} of the management port. A node reports what it has seen
 * since its start. The number of series is limited, since Prometheus keeps each for weeks. The 500 most recently changed counters are
 * reported; one that returns starts at zero. Of the gauges the 200 greatest are reported, and the sum of all others under the event {@code
 * other}. Events of warm-ups are not reported.
 */
@ApplicationScoped
public class Metrics {
    private static final int MOST_COUNTED = 500;
    private static final int MOST_MEASURED = 200;
    private static final String LABEL = "event_id";
    private static final String STAGE = "stage";
    private static final String OTHERS = "other";

    // The server's registry exports only meters that its own methods create, not those of builders, and holds gauge values weakly.
    @Inject
    MeterRegistry registry;

    @Inject
    Funnel funnel;

    private final Map<Series, Counter> counters = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Series, AtomicLong> gauges = new HashMap<>();

    /** @param stage null if the metric has no stages */
    private record Series(EventMetric metric, String event, Stage stage) {

        Tags tags() {
            Tags tags = Tags.of(LABEL, event);
            return stage == null ? tags : tags.and(STAGE, stage.label());
        }
    }

    /**
     * Increases a counter.
     *
     * @param who the person who caused it
     */
    public void count(EventMetric metric, EventId event, long more, Visitor who) {
        if (WarmUpIds.contain(event.value())) {
            return;
        }
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

    /** A person has reached a stage that has no counter. */
    public void passed(EventId event, Stage stage, Visitor who) {
        if (!WarmUpIds.contain(event.value())) {
            funnel.passed(event, stage, who);
        }
    }

    /** Sets a gauge for all events at once. Events that are missing are no longer reported. */
    public void set(EventMetric metric, Map<EventId, Long> values) {
        set(metric, null, values);
    }

    /** Reports the conversion rates of all stages. */
    public void publishConversion() {
        for (Stage stage : Stage.values()) {
            set(EventMetric.CONVERSION, stage, funnel.rates(stage));
        }
    }

    private void set(EventMetric metric, Stage stage, Map<EventId, Long> values) {
        Map<Series, Long> reported = new HashMap<>();
        values.entrySet().stream()
            .filter(each -> !WarmUpIds.contain(each.getKey().value()))
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .forEachOrdered(each -> reported.merge(
                new Series(metric, reported.size() < MOST_MEASURED ? each.getKey().toString() : OTHERS, stage),
                each.getValue(), Long::sum));
        synchronized (gauges) {
            gauges.keySet().removeIf(series -> series.metric() == metric && series.stage() == stage
                && !reported.containsKey(series) && isRemoved(series));
            reported.forEach((series, value) -> gauges.computeIfAbsent(series, this::gauge).set(value));
        }
    }

    /** A new deployment needs gauges of its own. */
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
