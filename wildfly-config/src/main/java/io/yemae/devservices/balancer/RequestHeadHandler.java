package io.yemae.devservices.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Refuses request heads that the servers could read differently, as they do themselves: otherwise a client could hide a second request in
 * the body of the first. The address of the client, which the proxy writes into {@code X-Forwarded-For} in place of whatever the client
 * sent, gets the form that the servers read.
 */
final class RequestHeadHandler implements HttpHandler {
    private final HttpHandler next;

    RequestHeadHandler(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!isUnambiguous(exchange.getRequestHeaders())) {
            exchange.setPersistent(false);
            exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
            BalancerErrors.send(exchange, StatusCodes.BAD_REQUEST, "MALFORMED_REQUEST", "올바르지 않은 요청입니다.", "This request is malformed.");
            return;
        }
        InetSocketAddress client = exchange.getSourceAddress();
        if (client.getAddress() instanceof Inet6Address address && address.getScopeId() != 0) {
            exchange.setSourceAddress(new InetSocketAddress(withoutZone(address), client.getPort()));
        }
        next.handleRequest(exchange);
    }

    private static boolean isUnambiguous(HeaderMap headers) {
        HeaderValues coding = headers.get(Headers.TRANSFER_ENCODING);
        HeaderValues hosts = headers.get(Headers.HOST);
        return (hosts == null || hosts.size() == 1)
            && (coding == null || coding.size() == 1 && coding.getFirst().equalsIgnoreCase("chunked"));
    }

    private static InetAddress withoutZone(Inet6Address address) throws UnknownHostException {
        return InetAddress.getByAddress(address.getAddress());
    }
}
