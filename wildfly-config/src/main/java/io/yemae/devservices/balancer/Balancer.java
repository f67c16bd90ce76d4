package io.yemae.devservices.balancer;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.yemae.devservices.DaemonThreads;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.http.UndertowLogs;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xnio.Options;

/**
 * Passes the requests and WebSockets of the site on to several servers, over HTTP. Each is asked every second on its management port
 * whether it is ready, and one that refuses a connection gets no requests from that moment on. A request that reached no node, or that
 * only reads, is sent to another one; a request that changes something is never sent twice.
 *
 * <p>It is Undertow's proxy with a choice of nodes of our own, in the launcher's process. WildFly's balancer ({@code
 * standalone-load-balancer.xml}, mod_cluster) is the same proxy in one more server, with its start and its memory. It hears from the nodes
 * that they run, not that they are ready; it repeats requests that change something, such as DELETE; and it pins clients by cookies, which
 * Socket.IO clients other than browsers do not keep.
 *
 * <p>No thread waits for a node: the I/O threads do all the work.
 */
public final class Balancer {
    private static final int MOST_CLIENTS = 20_000;
    private static final int CHECK_EVERY_MS = 1_000;
    private static final int REQUEST_HEAD_MS = 10_000;
    private static final int IDLE_MS = 60_000;
    /** Less than the 16 KiB that the servers read: the balancer adds headers. */
    private static final int LONGEST_HEAD = 15 * 1024;

    private final Undertow server;
    private final ScheduledExecutorService checks;

    /**
     * A server.
     *
     * @param http       the address of the platform
     * @param management the address at which it says whether it is ready
     */
    public record Backend(URI http, URI management) {
    }

    private Balancer(Undertow server, ScheduledExecutorService checks) {
        this.server = server;
        this.checks = checks;
    }

    /**
     * Starts after it has asked each server whether it is ready.
     *
     * @param address the network address to listen on
     * @param ports   all of them serve the same
     * @throws ServiceFailure if a port cannot be listened on
     */
    public static Balancer start(String address, List<Integer> ports, List<Backend> servers) {
        UndertowLogs.quiet();
        UndertowLogs.silentAboutLostRequests();
        List<Node> nodes = servers.stream().map(Node::new).toList();
        nodes.forEach(Node::check);
        // A thread each, so that one that does not answer keeps nobody waiting.
        ScheduledExecutorService checks = Executors.newScheduledThreadPool(nodes.size(), new DaemonThreads("balancer-checks"));
        Undertow.Builder builder = Undertow.builder()
            .setHandler(handler(nodes, checks))
            .setWorkerOption(Options.THREAD_DAEMON, true)
            .setSocketOption(Options.CONNECTION_HIGH_WATER, MOST_CLIENTS)
            .setSocketOption(Options.CONNECTION_LOW_WATER, MOST_CLIENTS)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, LONGEST_HEAD)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_HEAD_MS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MS)
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 0);
        ports.forEach(port -> builder.addHttpListener(port, address));
        Undertow server = builder.build();
        try {
            server.start();
        } catch (RuntimeException e) {
            checks.shutdownNow();
            throw new ServiceFailure("The balancer cannot listen on " + address + ":" + ports.get(0) + ": " + e.getMessage() + ".", e);
        }
        nodes.forEach(node -> checks.scheduleWithFixedDelay(node::check, CHECK_EVERY_MS, CHECK_EVERY_MS, TimeUnit.MILLISECONDS));
        return new Balancer(server, checks);
    }

    /** @param checks runs the check of a node that has lost a request: if it has ended, it gets no others */
    private static HttpHandler handler(List<Node> nodes, Executor checks) {
        SocketIoSessions sessions = new SocketIoSessions();
        HttpHandler proxy = ProxyHandler.builder()
            .setProxyClient(new NodeChoice(nodes, sessions))
            .setMaxConnectionRetries(nodes.size())
            // It adds DELETE and PUT to these, which change something.
            .setIdempotentRequestPredicate(BalancerErrors::isRead)
            .build();
        return new RequestHeadHandler(exchange -> {
            exchange.addDefaultResponseListener(unanswered -> {
                Optional.ofNullable(NodeChoice.sentTo(unanswered)).ifPresent(node -> checks.execute(node::check));
                return BalancerErrors.send(unanswered);
            });
            sessions.learn(exchange);
            proxy.handleRequest(exchange);
        });
    }

    /** Closes all connections. */
    public void stop() {
        server.stop();
        checks.shutdownNow();
    }
}
