package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.util.Headers;
import io.yemae.shared.Problem;

/**
 * Limits the requests in progress and the requests that wait. Beyond the limit the response is 503 at once (back-pressure). Requests that
 * enter or leave a waiting room wait for its next turn, in memory only. They are counted separately, so thousands of them do not block
 * other requests. A long poll of Socket.IO occupies neither a thread nor a database connection and is not counted.
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

    private static RequestLimit limit(int inProgress, int waiting) {
        RequestLimit limit = new RequestLimit(inProgress, waiting);
        limit.setFailureHandler(exchange -> {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
            EdgeProblem.send(exchange, 503, Problem.unavailable().code(), Problem.unavailable().getMessage());
        });
        return limit;
    }
}
