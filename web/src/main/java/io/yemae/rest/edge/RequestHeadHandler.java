package io.yemae.rest.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;

/**
 * Refuses request heads that another server could read differently: behind a proxy, such a difference decides where one request ends and
 * the next one begins. Undertow (2.3.27) itself refuses malformed header names, control characters, repeated or invalid lengths, a length
 * beside a transfer coding and, over HTTP/1, a second Host header. It accepts any transfer coding, such as {@code gzip, chunked} and {@code
 * xchunked}, and several hosts over HTTP/2.
 */
final class RequestHeadHandler implements HttpHandler {
    private final HttpHandler next;

    RequestHeadHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (isUnambiguous(exchange.getRequestHeaders())) {
            next.handleRequest(exchange);
        } else {
            EdgeProblem.sendAndClose(exchange, 400, "MALFORMED_REQUEST", "올바르지 않은 요청입니다.");
        }
    }

    private static boolean isUnambiguous(HeaderMap headers) {
        HeaderValues coding = headers.get(Headers.TRANSFER_ENCODING);
        HeaderValues hosts = headers.get(Headers.HOST);
        return (hosts == null || hosts.size() == 1)
            && (coding == null || coding.size() == 1 && coding.getFirst().equalsIgnoreCase("chunked"));
    }
}
