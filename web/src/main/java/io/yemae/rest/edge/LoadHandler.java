package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.util.Headers;
import io.yemae.shared.Problem;

/**
 * Bounds the requests at work and those that wait to be; beyond, the answer is 503 at once. Requests that come into a waiting room or
 * leave it wait for its next turn, in memory alone, and are counted by themselves, so that thousands of them keep nobody else waiting. A
 * poll of Socket.IO that waits for its answer occupies neither a thread nor a connection to the database and is not counted.
 */
final class LoadHandler implements HttpHandler {
    private final RequestLimit working;
    private final RequestLimit entering;
    private final HttpHandler next;

    LoadHandler(EdgeSettings settings, HttpHandler next) {
        this.working = limit(settings.requests(), settings.queued());
        this.entering = limit(settings.entering(), settings.queued());
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        if (path.startsWith("/api/queue/check/") || path.startsWith("/api/queue/leave/")) {
            entering.handleRequest(exchange, next);
        } else if (path.startsWith("/socket.io")) {
            next.handleRequest(exchange);
        } else {
            working.handleRequest(exchange, next);
        }
    }

    private static RequestLimit limit(int atWork, int waiting) {
        RequestLimit limit = new RequestLimit(atWork, waiting);
        limit.setFailureHandler(exchange -> {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
            EdgeProblem.send(exchange, 503, Problem.unavailable().code(), Problem.unavailable().getMessage());
        });
        return limit;
    }
}
