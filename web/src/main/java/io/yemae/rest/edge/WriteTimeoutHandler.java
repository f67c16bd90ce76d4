package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.Headers;

/**
 * Makes the write timeout of a listener count only while something is being written. Undertow (2.3.23, {@code
 * WriteTimeoutStreamSinkConduit}) sets the deadline at each write and compares it at the next one, even if nothing was to be written in
 * between: a connection that was idle for longer than the timeout would be cut off in the middle of its next response, or after the first
 * frame of a WebSocket. Suspending writes clears the deadline. A client that does not read is still dropped, because then writes are in
 * progress and the deadline counts.
 */
final class WriteTimeoutHandler implements HttpHandler {
    private final HttpHandler next;

    WriteTimeoutHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getConnection() instanceof HttpServerConnection connection) {
            connection.getOriginalSinkConduit().suspendWrites();
            if (exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
                // The handshake response is a write as well, and the next write may be much later.
                exchange.addExchangeCompleteListener((upgraded, others) -> {
                    connection.getOriginalSinkConduit().suspendWrites();
                    others.proceed();
                });
            }
        }
        next.handleRequest(exchange);
    }
}
