package io.yemae.payment.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasuredCallsTest {
    private static final WireAnswer ANSWER = new WireAnswer(200, null);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeasuredCalls measured = new MeasuredCalls();
    private RuntimeException refusal;

    /** Makes the call, and answers unless it refuses it or the call fails. */
    private final class Calls extends GatewayCalls {

        @Override
        public WireAnswer call(Supplier<Response> call) {
            if (refusal != null) {
                throw refusal;
            }
            call.get();
            return ANSWER;
        }

        @Override
        public WireAnswer look(Supplier<Response> call) {
            return call(call);
        }
    }

    @BeforeEach
    void setUp() {
        measured.calls = new Calls();
        measured.registry = registry;
        measured.begin();
    }

    @Test
    void anAttemptWithoutAnAnswerIsAFailedOne() {
        assertThatThrownBy(() -> measured.call(() -> {
            throw new ProcessingException("reset");
        })).isInstanceOf(ProcessingException.class);

        assertThat(attempts("payments", "failed")).isOne();
        assertThat(attempts("payments", "answered") + attempts("lookups", "failed")).isZero();
    }

    @Test
    void theCircuitIsOpenUntilACallIsAnswered() {
        refusal = new CircuitBreakerOpenException();
        assertThatThrownBy(() -> measured.look(() -> null)).isSameAs(refusal);

        assertThat(open("lookups")).isOne();
        assertThat(open("payments")).isZero();

        measured.calls = new GatewayCalls() {
            @Override
            public WireAnswer look(Supplier<Response> call) {
                return ANSWER;
            }
        };
        assertThat(measured.look(() -> null)).isSameAs(ANSWER);
        assertThat(open("lookups")).isZero();
    }

    @Test
    void noGaugeIsLeftForTheNextDeployment() {
        measured.end();

        assertThat(registry.find("yemae_gateway_circuit_open").gauges()).isEmpty();
    }

    private long attempts(String circuit, String outcome) {
        return registry.get("yemae_gateway_attempt").tags("circuit", circuit, "outcome", outcome).timer().count();
    }

    private double open(String circuit) {
        return registry.get("yemae_gateway_circuit_open").tags("circuit", circuit).gauge().value();
    }
}
