package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.http.Request;
import io.yemae.devservices.sandbox.ledger.Answered;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does the work at most once for an {@code Idempotency-Key}: the first answer, a refusal too, is given again for 15 days. Toss
 * tells requests apart by key, method and address, not by body; so does this.
 */
record Once(IdempotencyKeys keys, Consumer<Answered> keep, Endpoint endpoint) implements Endpoint {

    private static final int LONGEST = 300;

    @Override
    public Answer answer(Request request) throws InterruptedException {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            return endpoint.answer(request);
        }
        if (key.get().isBlank() || key.get().length() > LONGEST) {
            throw new GatewayException(ErrorCode.INVALID_IDEMPOTENCY_KEY);
        }
        String scope = request.method() + ' ' + request.uri() + ' ' + key.get();
        Answer before = keys.claim(scope);
        return before != null ? before : first(scope, request);
    }

    private Answer first(String scope, Request request) throws InterruptedException {
        try {
            Answer answer = worked(request);
            keys.answered(scope, answer, keep);
            return answer;
        } finally {
            keys.letGo(scope);
        }
    }

    private Answer worked(Request request) throws InterruptedException {
        try {
            return endpoint.answer(request);
        } catch (GatewayException refusal) {
            return Answer.error(refusal);
        }
    }
}
