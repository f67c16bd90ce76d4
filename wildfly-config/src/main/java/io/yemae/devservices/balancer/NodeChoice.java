package io.yemae.devservices.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.AttachmentList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Chooses the node for a request: the one that knows its Socket.IO session, or the one with the fewest requests in progress. A node that
 * the request has been sent to in vain is not chosen again.
 */
final class NodeChoice implements ProxyClient {
    private static final AttachmentKey<AttachmentList<Node>> TRIED = AttachmentKey.createList(Node.class);
    private static final AttachmentKey<Node> SENT_TO = AttachmentKey.create(Node.class);
    private static final ProxyTarget ANY = new ProxyTarget() {
    };

    private final List<Node> nodes;
    private final SocketIoSessions sessions;
    private final AtomicInteger turn = new AtomicInteger();

    NodeChoice(List<Node> nodes, SocketIoSessions sessions) {
        this.nodes = List.copyOf(nodes);
        this.sessions = sessions;
    }

    /** The node to which the request has been sent at last; null if it has not been sent. */
    static Node sentTo(HttpServerExchange exchange) {
        return exchange.getAttachment(SENT_TO);
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return ANY;
    }

    @Override
    public void getConnection(ProxyTarget target, HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback, long timeout,
                              TimeUnit unit) {
        Optional<Node> chosen = sessions.nodeOf(exchange).filter(node -> mayGet(node, exchange)).or(() -> leastBusy(exchange));
        if (chosen.isEmpty()) {
            callback.couldNotResolveBackend(exchange);
            return;
        }
        Node node = chosen.get();
        exchange.addToAttachmentList(TRIED, node);
        node.connections().connect(target, exchange, new Sending(node, callback), timeout, unit, false);
    }

    /** If several are equally busy, each in its turn. */
    private Optional<Node> leastBusy(HttpServerExchange exchange) {
        int first = Math.floorMod(turn.getAndIncrement(), nodes.size());
        return leastBusy(exchange, first, Node.Use.ALL).or(() -> leastBusy(exchange, first, Node.Use.IF_NO_OTHER));
    }

    private Optional<Node> leastBusy(HttpServerExchange exchange, int first, Node.Use use) {
        return IntStream.range(first, first + nodes.size())
            .mapToObj(i -> nodes.get(i % nodes.size()))
            .filter(node -> node.use() == use && mayGet(node, exchange))
            .min(Comparator.comparingInt(Node::inProgress));
    }

    private static boolean mayGet(Node node, HttpServerExchange exchange) {
        AttachmentList<Node> tried = exchange.getAttachment(TRIED);
        return node.isAvailable() && (tried == null || !tried.contains(node));
    }

    /** Remembers on the exchange that the request is about to be sent. */
    private record Sending(Node node, ProxyCallback<ProxyConnection> next) implements ProxyCallback<ProxyConnection> {

        @Override
        public void completed(HttpServerExchange exchange, ProxyConnection connection) {
            exchange.putAttachment(SENT_TO, node);
            node.add(exchange);
            next.completed(exchange, connection);
        }

        @Override
        public void failed(HttpServerExchange exchange) {
            next.failed(exchange);
        }

        @Override
        public void couldNotResolveBackend(HttpServerExchange exchange) {
            next.couldNotResolveBackend(exchange);
        }

        @Override
        public void queuedRequestFailed(HttpServerExchange exchange) {
            next.queuedRequestFailed(exchange);
        }
    }
}
