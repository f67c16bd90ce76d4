package io.yemae.rest.edge.client;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Determines the client of a request, once, for everything behind it: {@code getRemoteAddr()} and the scheme are the client's. {@code
 * X-Forwarded-For} and {@code X-Forwarded-Proto} count only if the connection comes from a trusted proxy. {@code X-Forwarded-Host} never
 * counts: no response depends on it.
 */
public final class ClientHandler implements HttpHandler {
    private final TrustedProxies proxies;
    private final HttpHandler next;

    public ClientHandler(TrustedProxies proxies, HttpHandler next) {
        this.proxies = proxies;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        InetAddress peer = exchange.getConnection().getPeerAddress(InetSocketAddress.class).getAddress();
        HeaderValues forwarded = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
        Client client = Client.of(peer, forwarded == null ? List.of() : forwarded, proxies);
        client.attachTo(exchange);
        if (!client.address().equals(peer)) {
            exchange.setSourceAddress(new InetSocketAddress(client.address(), 0));
        }
        String scheme = exchange.getRequestHeaders().getLast(Headers.X_FORWARDED_PROTO);
        if (scheme != null && scheme.equalsIgnoreCase("https") && proxies.contains(peer)) {
            exchange.setRequestScheme("https");
        }
        next.handleRequest(exchange);
    }
}
