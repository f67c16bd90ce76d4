package io.yemae.rest.edge;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.Headers;

/**
 * Counts the requests in progress and refuses new ones while this node ends. The server itself would refuse only those that reach the
 * servlets, without a body, and would not wait for the others. A connection is closed with its next response, so that none is cut off.
 */
final class ShutdownHandler implements HttpHandler {
    private final RunningRequests requests;
    private final HttpHandler next;
    private final ExchangeCompletionListener finish;

    ShutdownHandler(RunningRequests requests, HttpHandler next) {
        this.requests = requests;
        this.next = next;
        this.finish = (exchange, others) -> {
            requests.finish();
            others.proceed();
        };
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (requests.begin()) {
            exchange.addExchangeCompleteListener(finish);
            // A connection that becomes a WebSocket is closed later, with a frame that says why.
            if (requests.isEnding() && !exchange.getRequestHeaders().contains(Headers.UPGRADE)
                && exchange.getConnection() instanceof HttpServerConnection) {
                exchange.setPersistent(false);
            }
            next.handleRequest(exchange);
        } else {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
            // Not "UNAVAILABLE", which operators are alerted of.
            EdgeProblem.sendAndClose(exchange, 503, "SHUTTING_DOWN", "서버를 교체하고 있습니다. 잠시 후 다시 시도해주세요.");
        }
    }
}
