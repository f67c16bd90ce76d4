package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import io.yemae.devservices.sandbox.ledger.StoredResponse;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does the work at most once per {@code Idempotency-Key}. The first response, also an error, is sent again for 15 days. Like Toss, it
 * compares key, method and path of requests, but not their bodies.
 */
record IdempotentEndpoint(IdempotencyKeys keys, Consumer<StoredResponse> journal, Endpoint work) implements Endpoint {

    private static final int MAX_KEY_LENGTH = 300;

    @Override
    public Response handle(Request request) throws InterruptedException {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            return work.handle(request);
        }
        if (key.get().isBlank() || key.get().length() > MAX_KEY_LENGTH) {
            throw new GatewayException(ErrorCode.INVALID_IDEMPOTENCY_KEY);
        }
        String scope = request.method() + ' ' + request.path() + ' ' + key.get();
        Optional<Response> stored = keys.claim(scope);
        return stored.isPresent() ? stored.get() : handleFirst(scope, request);
    }

    private Response handleFirst(String scope, Request request) throws InterruptedException {
        try {
            Response response = handleWithErrors(request);
            keys.store(scope, response, journal);
            return response;
        } finally {
            keys.release(scope);
        }
    }

    private Response handleWithErrors(Request request) throws InterruptedException {
        try {
            return work.handle(request);
        } catch (GatewayException refusal) {
            return Response.error(refusal);
        }
    }
}
