package io.yemae.payment.integration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The calls of {@link GatewayCalls}, measured for Prometheus: how long each attempt takes, by whether it was answered, and whether the
 * circuit breaker is open, as the last call found it.
 */
@ApplicationScoped
public class MeasuredCalls {
    private static final String ATTEMPTS = "yemae_gateway_attempt";
    private static final String OPEN = "yemae_gateway_circuit_open";
    private static final String LABEL = "circuit";
    private static final int SERVER_ERROR = 500;

    @Inject
    GatewayCalls calls;

    @Inject
    MeterRegistry registry;

    private final Map<Circuit, Meters> meters = new EnumMap<>(Circuit.class);

    /** The circuit breakers, which have their names in a label. */
    private enum Circuit {
        PAYMENTS, LOOKUPS;

        Tags tags() {
            return Tags.of(LABEL, name().toLowerCase(Locale.ROOT));
        }
    }

    /** The registry does not keep the number that the gauge reads. */
    private record Meters(Timer answered, Timer failed, AtomicInteger open) {
    }

    /** With the application: the series exist from the start of the node, so that the first failures are an increase. */
    void create(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // The call has created this bean.
    }

    @PostConstruct
    void begin() {
        for (Circuit circuit : Circuit.values()) {
            meters.put(circuit, new Meters(registry.timer(ATTEMPTS, circuit.tags().and("outcome", "answered")),
                registry.timer(ATTEMPTS, circuit.tags().and("outcome", "failed")),
                registry.gauge(OPEN, circuit.tags(), new AtomicInteger(), AtomicInteger::doubleValue)));
        }
    }

    /** Another deployment has a gauge of its own. */
    @PreDestroy
    void end() {
        for (Circuit circuit : Circuit.values()) {
            registry.find(OPEN).tags(circuit.tags()).gauges().forEach(registry::remove);
        }
    }

    /** As {@link GatewayCalls#call}. */
    public WireAnswer call(Supplier<Response> call) {
        return measured(meters.get(Circuit.PAYMENTS), calls::call, call);
    }

    /** As {@link GatewayCalls#look}. */
    public WireAnswer look(Supplier<Response> call) {
        return measured(meters.get(Circuit.LOOKUPS), calls::look, call);
    }

    private static WireAnswer measured(Meters meters, Function<Supplier<Response>, WireAnswer> policy, Supplier<Response> call) {
        try {
            WireAnswer answer = policy.apply(() -> attempt(meters, call));
            meters.open().set(0);
            return answer;
        } catch (CircuitBreakerOpenException e) {
            meters.open().set(1);
            throw e;
        }
    }

    private static Response attempt(Meters meters, Supplier<Response> call) {
        long start = System.nanoTime();
        Timer timer = meters.failed();
        try {
            Response response = call.get();
            if (response.getStatus() < SERVER_ERROR) {
                timer = meters.answered();
            }
            return response;
        } finally {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }
}
