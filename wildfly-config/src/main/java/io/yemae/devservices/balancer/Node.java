package io.yemae.devservices.balancer;

import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ConnectionPoolManager;
import io.undertow.server.handlers.proxy.ProxyConnectionPool;
import io.yemae.devservices.server.Readiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.OptionMap;

/** A server behind the balancer: whether it gets requests, how many it has, and the connections to it. */
final class Node implements ConnectionPoolManager {
    /** Connections to one node by one I/O thread. WebSockets do not count, long polls do. */
    private static final int CONNECTIONS_PER_THREAD = 4_000;
    /** Shorter than the time after which a node closes idle connections: otherwise a request could be sent on one that is being closed. */
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

    private final Readiness readiness;
    private final ProxyConnectionPool connections;
    private final AtomicInteger inProgress = new AtomicInteger();
    private volatile Use use = Use.NONE;

    /** Which requests a node gets. */
    enum Use {
        /** It does not run, or has not been ready since its start. */
        NONE,
        /**
         * It has been ready, and now it is slow, or something that it needs is away. It gets requests if no node is ready, since it answers
         * some of them.
         */
        IF_NO_OTHER,
        ALL
    }

    Node(Balancer.Backend backend) {
        this.readiness = new Readiness(backend.management(), HEALTH_TIMEOUT);
        this.connections = new ProxyConnectionPool(this, backend.http(), UndertowClient.getInstance(), OptionMap.EMPTY);
    }

    ProxyConnectionPool connections() {
        return connections;
    }

    Use use() {
        return use;
    }

    /** Asks the node how it is. */
    void check() {
        use = switch (readiness.ask()) {
            case READY -> Use.ALL;
            case NOT_READY -> use == Use.NONE ? Use.NONE : Use.IF_NO_OTHER;
            case GONE -> Use.NONE;
        };
    }

    /** The requests that have been sent to the node and not been answered. */
    int inProgress() {
        return inProgress.get();
    }

    void add(HttpServerExchange exchange) {
        inProgress.incrementAndGet();
        exchange.addExchangeCompleteListener((ended, next) -> {
            inProgress.decrementAndGet();
            next.proceed();
        });
    }

    @Override
    public boolean isAvailable() {
        return use != Use.NONE;
    }

    /** The node has refused a connection: it gets no requests until it is ready again. */
    @Override
    public boolean handleError() {
        use = Use.NONE;
        return false;
    }

    @Override
    public boolean clearError() {
        return isAvailable();
    }

    /** No attempts besides those of {@link #check()}. */
    @Override
    public int getProblemServerRetry() {
        return 0;
    }

    @Override
    public int getMaxConnections() {
        return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getMaxCachedConnections() {
        return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getSMaxConnections() {
        return 0;
    }

    @Override
    public long getTtl() {
        return IDLE.toMillis();
    }

    /** No request waits for a connection: it is refused. */
    @Override
    public int getMaxQueueSize() {
        return 0;
    }
}
