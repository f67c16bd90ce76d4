package io.yemae.payment.integration;

import io.yemae.payment.GatewayUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * How patient we are with others. Every call that comes here may be repeated: it reads, or it carries an idempotency key. Three attempts of at most 11 s
 * stay below the minute after which the reconciler looks after a payment. A gateway that fails half of its calls is left alone for five seconds.
 */
@ApplicationScoped
public class GatewayCalls {

    /** More than all who may call at once: the threads of payments, the message sessions and the timers. It is the last wall, not the queue. */
    private static final int AT_ONCE = 64;

    /** Twice the sessions that look into webhooks. */
    private static final int LOOKS_AT_ONCE = 8;

    /** @throws GatewayUnavailable when there is no usable answer; the failures of fault tolerance besides */
    @Retry(maxRetries = 2, delay = 200, jitter = 150, delayUnit = ChronoUnit.MILLIS, jitterDelayUnit = ChronoUnit.MILLIS,
        retryOn = {GatewayUnavailable.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
        failOn = {GatewayUnavailable.class, TimeoutException.class})
    // The connection's own timeout (YEMAE_TOSS_TIMEOUT_MS) ends an attempt first; this one ends what drips in slowly.
    @Timeout(value = 11, unit = ChronoUnit.SECONDS)
    @Bulkhead(AT_ONCE)
    public WireAnswer call(Supplier<Response> call) {
        return answer(call);
    }

    /**
     * The same for questions that webhooks raise. They are not repeated, because their message is, and they have a circuit breaker of their own: however
     * many of them fail, it does not keep the gateway from being asked to take money.
     */
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
        failOn = {GatewayUnavailable.class, TimeoutException.class})
    @Timeout(value = 11, unit = ChronoUnit.SECONDS)
    @Bulkhead(LOOKS_AT_ONCE)
    public WireAnswer look(Supplier<Response> call) {
        return answer(call);
    }

    private static WireAnswer answer(Supplier<Response> call) {
        try {
            return WireAnswer.of(call.get());
        } catch (ProcessingException e) {
            throw new GatewayUnavailable("No answer", e);
        }
    }
}
