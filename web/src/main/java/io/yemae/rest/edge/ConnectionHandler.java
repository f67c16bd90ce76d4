package io.yemae.rest.edge;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.yemae.ops.OpenSockets;
import io.yemae.rest.edge.client.Client;
import io.yemae.rest.edge.client.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Limits the connections of one peer, and the WebSockets of one client and of all. A connection counts from the head of its first request.
 * A connection without a request ends by the timeouts of the listener. HTTP/2 connections are limited by the listener alone. A trusted
 * proxy carries the connections of all its clients and is not limited.
 */
final class ConnectionHandler implements HttpHandler {
    private static final AttachmentKey<Boolean> COUNTED = AttachmentKey.create(Boolean.class);

    private final ConnectionCounts connections;
    private final ConnectionCounts sockets;
    private final TrustedProxies proxies;
    private final HttpHandler next;

    ConnectionHandler(EdgeSettings settings, HttpHandler next) {
        this.connections = new ConnectionCounts(settings.connectionsPerAddress(), Integer.MAX_VALUE);
        this.sockets = new ConnectionCounts(settings.socketsPerAddress(), settings.sockets());
        this.proxies = settings.trustedProxies();
        this.next = next;
        OpenSockets.countedBy(sockets::all);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        ServerConnection connection = exchange.getConnection();
        // In HTTP/2 an exchange is one stream of many.
        boolean uncounted = connection instanceof HttpServerConnection && connection.getAttachment(COUNTED) == null;
        if (uncounted && !admit(connection)) {
            EdgeProblem.sendAndClose(exchange, 429, "TOO_MANY_CONNECTIONS", "이 주소에서 연 연결이 너무 많습니다.");
        } else if (exchange.getRequestHeaders().contains(Headers.UPGRADE) && !admitSocket(exchange)) {
            EdgeProblem.send(exchange, 429, "TOO_MANY_SOCKETS", "열린 소켓이 너무 많습니다. 잠시 후 다시 시도해주세요.");
        } else {
            next.handleRequest(exchange);
        }
    }

    private boolean admit(ServerConnection connection) {
        InetAddress peer = connection.getPeerAddress(InetSocketAddress.class).getAddress();
        if (!proxies.contains(peer)) {
            InetAddress network = Client.network(peer);
            if (!connections.add(network, true)) {
                return false;
            }
            connection.addCloseListener(closed -> connections.remove(network));
        }
        connection.putAttachment(COUNTED, true);
        return true;
    }

    private boolean admitSocket(HttpServerExchange exchange) {
        Client client = Client.of(exchange);
        InetAddress network = client.network();
        if (!sockets.add(network, !client.trusted())) {
            return false;
        }
        exchange.addExchangeCompleteListener(release(network));
        return true;
    }

    /** If the handshake was refused, at once; otherwise with the end of the connection. */
    private ExchangeCompletionListener release(InetAddress network) {
        return (exchange, others) -> {
            if (exchange.isUpgrade() && exchange.getConnection().isOpen()) {
                exchange.getConnection().addCloseListener(closed -> sockets.remove(network));
            } else {
                sockets.remove(network);
            }
            others.proceed();
        };
    }
}
