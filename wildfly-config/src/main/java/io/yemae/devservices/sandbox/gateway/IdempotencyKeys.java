package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.StoredResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The responses stored under idempotency keys. A key is in use from its claim until its response is stored or the claim is released. */
public final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofDays(15);
    private static final StoredResponse RUNNING = new StoredResponse(null, null, 0, null);

    private final Map<String, StoredResponse> responses = new ConcurrentHashMap<>();
    private final Clock clock;

    public IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    /** Takes over a response that was stored before a restart. */
    public void restore(StoredResponse response) {
        responses.put(response.scope(), response);
    }

    /**
     * Makes an endpoint idempotent.
     *
     * @param journal gets every response before it is stored
     */
    public Endpoint guard(Endpoint work, Consumer<StoredResponse> journal) {
        return new IdempotentEndpoint(this, journal, work);
    }

    /**
     * The stored response, or empty if the caller has to do the work now.
     *
     * @throws GatewayException IDEMPOTENT_REQUEST_PROCESSING while another call does the work
     */
    Optional<Response> claim(String scope) {
        AtomicReference<StoredResponse> before = new AtomicReference<>();
        responses.compute(scope, (key, known) -> {
            if (known == null || known != RUNNING && isExpired(known)) {
                return RUNNING;
            }
            before.set(known);
            return known;
        });
        if (before.get() == RUNNING) {
            throw new GatewayException(ErrorCode.IDEMPOTENT_REQUEST_PROCESSING);
        }
        return Optional.ofNullable(before.get()).map(known -> Response.json(known.status(), known.body()));
    }

    void store(String scope, Response response, Consumer<StoredResponse> journal) {
        StoredResponse stored = new StoredResponse(scope, clock.instant(), response.status(), response.body());
        journal.accept(stored);
        responses.put(scope, stored);
    }

    /** Gives up a claim without a response, so that the next call with the key does the work. No effect after {@link #store}. */
    void release(String scope) {
        responses.remove(scope, RUNNING);
    }

    private boolean isExpired(StoredResponse response) {
        return !clock.instant().isBefore(response.at().plus(KEPT));
    }
}
