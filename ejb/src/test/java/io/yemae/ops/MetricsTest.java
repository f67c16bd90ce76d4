package io.yemae.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yemae.shared.EventId;
import io.yemae.shared.WarmUpIds;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Visitor SOMEBODY = new Visitor(1);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = new Metrics();

    @BeforeEach
    void setUpRegistry() {
        metrics.registry = registry;
        metrics.funnel = new Funnel();
        metrics.funnel.clock = Clock.systemUTC();
    }

    @Test
    void countersAddUpByEvent() {
        EventId event = EventId.next();

        metrics.count(EventMetric.SEATS_RESERVED, event, 2, SOMEBODY);
        metrics.count(EventMetric.SEATS_RESERVED, event, 3, SOMEBODY);
        metrics.count(EventMetric.SEATS_RESERVED, EventId.next(), 1, SOMEBODY);

        assertThat(counted(EventMetric.SEATS_RESERVED, event)).isEqualTo(5);
    }

    @Test
    void eventsOfWarmUpsAreNotReported() {
        EventId event = new EventId(WarmUpIds.of(1, 0));

        metrics.count(EventMetric.EVENT_VIEWS, event, 1, SOMEBODY);
        metrics.passed(event, Stage.PAYMENT, SOMEBODY);
        metrics.set(EventMetric.SEATS_AVAILABLE, Map.of(event, 5L));
        metrics.publishConversion();

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void theNumberOfCounterSeriesIsLimited() {
        EventId busy = EventId.next();
        for (int i = 0; i < 2_000; i++) {
            metrics.count(EventMetric.EVENT_VIEWS, EventId.next(), 1, SOMEBODY);
            metrics.count(EventMetric.EVENT_VIEWS, busy, 1, SOMEBODY);
        }

        assertThat(registry.getMeters()).hasSize(500);
        assertThat(counted(EventMetric.EVENT_VIEWS, busy)).isEqualTo(2_000);
    }

    @Test
    void gaugesFollowTheValuesAndAreRemoved() {
        EventId stays = EventId.next();
        EventId goes = EventId.next();

        metrics.set(EventMetric.SEATS_AVAILABLE, Map.of(stays, 5L, goes, 7L));
        metrics.set(EventMetric.SEATS_AVAILABLE, Map.of(stays, 4L));

        assertThat(measured(stays.toString())).isEqualTo(4);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void theGreatestGaugesAreReportedAndTheSumOfTheOthers() {
        EventId great = EventId.next();
        Map<EventId, Long> values = IntStream.range(0, 299).boxed().collect(Collectors.toMap(i -> EventId.next(), i -> 1L));
        values.put(great, 1_000L);

        metrics.set(EventMetric.SEATS_AVAILABLE, values);

        assertThat(registry.getMeters()).hasSize(201);
        assertThat(measured(great.toString())).isEqualTo(1_000);
        assertThat(measured("other")).isEqualTo(100);
    }

    private double counted(EventMetric metric, EventId event) {
        return registry.get(metric.key()).tag("event_id", event.toString()).counter().count();
    }

    private double measured(String event) {
        return registry.get("seats_available").tag("event_id", event).gauge().value();
    }
}
