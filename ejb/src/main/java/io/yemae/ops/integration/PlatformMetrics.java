package io.yemae.ops.integration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.yemae.ops.InvariantWatch;
import io.yemae.ops.OpenSockets;
import io.yemae.ops.PlatformFigures;
import io.yemae.ops.PlatformState;
import io.yemae.ops.PlatformStates;
import io.yemae.shared.logging.EventLog;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reports to Prometheus what this node has logged as events and refusals, how far the platform is behind, and whether the invariants hold.
 * Labels are constants of the application, so the number of series is bounded.
 */
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// It only reads, and a call to the broker must not keep a transaction open.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PlatformMetrics {
    private static final String EVENTS = "yemae_events_total";
    private static final String REFUSALS = "yemae_refusals_total";
    private static final String DEAD_LETTERS = "yemae_dead_letters";
    private static final String POOL_TIMEOUTS = "yemae_pool_timeouts_total";
    private static final String VIOLATIONS = "yemae_invariant_violations";
    private static final String OVERSOLD = "confirmed-owns-its-seats";
    /**
     * What alerts compare and count, and what is rare and shown on the dashboard. A counter that appears with its first event is, for
     * Prometheus, one that has not risen.
     */
    private static final List<String> EVENTS_FROM_THE_START = List.of("payment.done", "payment.failed", "payment.refunding",
        "payment.refunded", "payment.conflict", "reservation.cancel", "hold.batch", "hold.conflict", "message.failed",
        "gateway.misconfigured");
    private static final List<String> REFUSALS_FROM_THE_START = List.of("UNEXPECTED", "UNAVAILABLE", "BAD_CREDENTIALS");

    @Inject
    MeterRegistry registry;

    @Inject
    PlatformStates states;

    @Inject
    InvariantWatch invariants;

    @Inject
    Clock clock;

    private final Map<String, Long> exported = new ConcurrentHashMap<>();
    // The registry does not keep the objects that its gauges read.
    private final Map<String, Value> values = new ConcurrentHashMap<>();

    /** The present value of a gauge. */
    private static final class Value {
        private volatile double value;
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void publish() {
        export(EVENTS, "event", EventLog.events());
        export(REFUSALS, "code", EventLog.refusals());
        set(PlatformMetric.INVARIANTS_AGE, Duration.between(invariants.checkedAt(), clock.instant()).toSeconds());
        set(PlatformMetric.SOCKETS, OpenSockets.now());
        // Before the database is asked, for which there may be no connection.
        export(POOL_TIMEOUTS, "pool", PoolTimeouts.read());
        PlatformState state = state();
        PlatformFigures now = state.figures();
        set(PlatformMetric.OUTBOX_AGE, now.outboxAge());
        set(PlatformMetric.EXPIRY_LAG, now.expiryLag());
        set(PlatformMetric.PAYMENTS_IN_DOUBT, now.paymentsInDoubt());
        set(PlatformMetric.PAYMENTS_IN_DOUBT_AGE, now.paymentsInDoubtAge());
        set(PlatformMetric.PAYMENTS_REMARKABLE, now.paymentsRemarkable());
        set(PlatformMetric.CLOCK_OFFSET, state.clockOffset());
        set(PlatformMetric.NTP_OFFSET, state.ntpOffset().orElse(Double.NaN));
        state.deadLetters().forEach((queue, messages) -> set(DEAD_LETTERS, Tags.of("queue", queue), messages));
        state.invariants().ifPresent(check -> {
            check.violations().forEach((name, rows) -> set(VIOLATIONS, Tags.of("invariant", name), rows));
            set(PlatformMetric.OVERSOLD, check.violations().get(OVERSOLD));
        });
    }

    private PlatformState state() {
        try {
            PlatformState state = states.now();
            set(PlatformMetric.DATABASE_DOWN, 0);
            return state;
        } catch (RuntimeException e) {
            set(PlatformMetric.DATABASE_DOWN, 1);
            throw e;
        }
    }

    /** The series exist from the start: an alert about a series that does not exist would never fire. */
    @PostConstruct
    void begin() {
        for (PlatformMetric metric : PlatformMetric.values()) {
            set(metric, 0);
        }
        EVENTS_FROM_THE_START.forEach(event -> registry.counter(EVENTS, "event", event));
        REFUSALS_FROM_THE_START.forEach(code -> registry.counter(REFUSALS, "code", code));
    }

    /** Another deployment has gauges of its own. */
    @PreDestroy
    void end() {
        registry.getMeters().stream()
            .filter(meter -> values.containsKey(meter.getId().getName() + Tags.of(meter.getId().getTags())))
            .forEach(registry::remove);
    }

    private void export(String counter, String label, Map<String, Long> counts) {
        counts.forEach((name, count) -> {
            Long before = exported.put(counter + name, count);
            registry.counter(counter, label, name).increment(count - (before == null ? 0 : before));
        });
    }

    private void set(PlatformMetric metric, double value) {
        set(metric.key(), Tags.empty(), value);
    }

    private void set(String key, Tags tags, double value) {
        values.computeIfAbsent(key + tags, each -> registry.gauge(key, tags, new Value(), gauge -> gauge.value)).value = value;
    }
}
