package io.yemae.devservices.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which node has which Socket.IO session. A session that is opened by polling is a sequence of requests with its id, {@code sid}, and only
 * the node that has opened it knows it. The id is read from the response that opens the session: many clients keep no cookies, and all of
 * a company may have one address. A session over WebSocket alone is one connection and has no need of this.
 */
final class SocketIoSessions {
    private static final String PATH = "/socket.io/";
    private static final String SID = "sid";
    private static final int MOST = 100_000;

    private final Map<String, Node> nodes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Node> leastRecentlyUsed) {
            return size() > MOST;
        }
    });

    /** The node of a request's session; empty if it has none, or an unknown one. */
    Optional<Node> nodeOf(HttpServerExchange exchange) {
        return isSocketIo(exchange) ? sid(exchange).map(nodes::get) : Optional.empty();
    }

    /** Reads the id from the response if the request opens a session. To be called before the response begins. */
    void learn(HttpServerExchange exchange) {
        if (isSocketIo(exchange) && sid(exchange).isEmpty() && !exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
            exchange.addResponseWrapper((factory, opened) ->
                new SessionIdConduit(factory.create(), sid -> nodes.put(sid, NodeChoice.sentTo(opened))));
        }
    }

    private static boolean isSocketIo(HttpServerExchange exchange) {
        return exchange.getRelativePath().startsWith(PATH);
    }

    private static Optional<String> sid(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getQueryParameters().get(SID)).map(Deque::peekFirst);
    }
}
