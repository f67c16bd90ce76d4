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
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Timeouts, retries and circuit breakers of calls to payment services. Every call here may be repeated: it reads, or it carries an
 * idempotency key. Three attempts of at most 11 s stay below the minute after which reconciliation takes over a payment. If half of the
 * last 20 calls failed, the circuit is open for five seconds.
 */
@ApplicationScoped
public class GatewayCalls {

    /**
     * Exceeds all possible concurrent callers: the threads of payments, the message sessions and the timers. It is a safeguard, not the
     * queue.
     */
    private static final int AT_ONCE = 64;

    /** Twice the message sessions that handle webhooks. */
    private static final int LOOKS_AT_ONCE = 8;

    /**
     * @throws GatewayUnavailable if there is no usable answer
     * @throws FaultToleranceException if the call times out or is refused by the circuit breaker or the bulkhead
     */
    @Retry(maxRetries = 2, delay = 200, jitter = 150, delayUnit = ChronoUnit.MILLIS, jitterDelayUnit = ChronoUnit.MILLIS,
        retryOn = {GatewayUnavailable.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
        failOn = {GatewayUnavailable.class, TimeoutException.class})
    // The connection's own timeout (YEMAE_TOSS_TIMEOUT_MS) ends most attempts first; this one ends a response that arrives byte by byte.
    @Timeout(value = 11, unit = ChronoUnit.SECONDS)
    @Bulkhead(AT_ONCE)
    public WireAnswer call(Supplier<Response> call) {
        return answer(call);
    }

    /**
     * As {@link #call}, for lookups because of webhooks. They are not retried, because their message is redelivered. They have a circuit
     * breaker of their own, so that their failures do not stop payments.
     */
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
        failOn = {GatewayUnavailable.class, TimeoutException.class})
    @Timeout(value = 11, unit = ChronoUnit.SECONDS)
    @Bulkhead(LOOKS_AT_ONCE)
    public WireAnswer look(Supplier<Response> call) {
        return answer(call);
    }

    /**
     * A call to the sandbox about the order of a bot. It is neither retried nor does it open a circuit breaker. A sandbox that does not
     * answer keeps a thread of payments for the two seconds of {@link TossAccounts}.
     *
     * @throws GatewayUnavailable if there is no usable answer
     * @throws FaultToleranceException if the call times out or is refused by the bulkhead
     */
    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Bulkhead(AT_ONCE)
    public WireAnswer rehearse(Supplier<Response> call) {
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
