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
        FastPathRequest request = FastPathRequest.of(exchange);
        Optional<CompletionStage<FastPathResponse>> answer = acceptsJson(exchange.getRequestHeaders().get(Headers.ACCEPT))
            ? FastPaths.answer(application, request) : Optional.empty();
        if (answer.isEmpty()) {
            request.restoreBody();
            normalPath.handleRequest(exchange);
        } else {
            // Dispatched, because the response may be sent by another thread.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> answer.get().whenComplete((ready, failure) -> {
                if (failure == null) {
                    send(ready, exchange);
                } else {
                    request.restoreBody();
                    exchange.dispatch(normalPath);
                }
            }));
        }
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
        if (answer.body().isEmpty()) {
            exchange.endExchange();
        } else {
            if (!exchange.getResponseHeaders().contains(Headers.CONTENT_TYPE)) {
                exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            }
            exchange.getResponseSender().send(answer.body().stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new));
        }
    }
}
