package io.yemae.rest.fastpath;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the two ways part. */
public final class FastPathHandler implements HttpHandler {
    private final HttpHandler longWay;
    private final ServletContext application;

    public FastPathHandler(HttpHandler longWay, ServletContext application) {
        this.longWay = longWay;
        this.application = application;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<CompletionStage<FastPathResponse>> answer = isPlain(exchange) ? FastPaths.answer(application, FastPathRequest.of(exchange)) : Optional.empty();
        if (answer.isEmpty()) {
            longWay.handleRequest(exchange);
        } else {
            // Once this thread has let go of the request: the answer may come on another.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> answer.get().whenComplete((ready, failure) -> {
                if (failure == null) {
                    send(ready, exchange);
                } else {
                    exchange.dispatch(longWay);
                }
            }));
        }
    }

    private static boolean isPlain(HttpServerExchange exchange) {
        return exchange.isRequestComplete() && isJsonWelcome(exchange.getRequestHeaders().get(Headers.ACCEPT));
    }

    /** Whether it is beyond doubt. */
    private static boolean isJsonWelcome(HeaderValues accepted) {
        return accepted == null || accepted.size() == 1
            && (accepted.getFirst().equals(MediaType.WILDCARD) || accepted.getFirst().startsWith(MediaType.APPLICATION_JSON + ",")
                || accepted.getFirst().equals(MediaType.APPLICATION_JSON));
    }

    private static void send(FastPathResponse answer, HttpServerExchange exchange) {
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
        if (!exchange.getResponseHeaders().contains(Headers.CACHE_CONTROL)) {
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        }
        if (answer.body().length == 0) {
            exchange.endExchange();
        } else {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
        }
    }
}
