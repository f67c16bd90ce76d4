package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Endpoint;
import io.yemae.devservices.sandbox.ledger.Answered;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Puts idempotency keys in front of an endpoint. */
public record OnceGuard(IdempotencyKeys keys, Consumer<Answered> keep) implements UnaryOperator<Endpoint> {

    @Override
    public Endpoint apply(Endpoint endpoint) {
        return new Once(keys, keep, endpoint);
    }
}
