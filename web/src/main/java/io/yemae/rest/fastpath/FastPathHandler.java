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

/** Sends each request to the fast path or to the normal path. */
public final class FastPathHandler implements HttpHandler {
    private final HttpHandler normalPath;
    private final ServletContext application;

    public FastPathHandler(HttpHandler normalPath, ServletContext application) {
        this.normalPath = normalPath;
        this.application = application;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<CompletionStage<FastPathResponse>> answer = isSimple(exchange)
            ? FastPaths.answer(application, FastPathRequest.of(exchange)) : Optional.empty();
        if (answer.isEmpty()) {
            normalPath.handleRequest(exchange);
        } else {
            // Dispatched, because the response may be sent by another thread.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> answer.get().whenComplete((ready, failure) -> {
                if (failure == null) {
                    send(ready, exchange);
                } else {
                    exchange.dispatch(normalPath);
                }
            }));
        }
    }

    private static boolean isSimple(HttpServerExchange exchange) {
        return exchange.isRequestComplete() && acceptsJson(exchange.getRequestHeaders().get(Headers.ACCEPT));
    }

    /** Whether the client certainly accepts JSON. If in doubt, the request takes the normal path. */
    private static boolean acceptsJson(HeaderValues accepted) {
        return accepted == null || accepted.size() == 1
            && (accepted.getFirst().equals(MediaType.WILDCARD) || accepted.getFirst().startsWith(MediaType.APPLICATION_JSON + ",")
                || accepted.getFirst().equals(MediaType.APPLICATION_JSON));
    }

    private static void send(FastPathResponse answer, HttpServerExchange exchange) {
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(HttpString.tryFromString(name), value));
        if (answer.body().length == 0) {
            exchange.endExchange();
        } else {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
        }
    }
}
