package io.yemae.live.socketio;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.EngineIoWebSocket;
import io.yemae.rest.security.AllowedOrigins;
import io.yemae.shutdown.Activity;
import io.yemae.shutdown.Shutdown;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The Socket.IO clients of this node, over any transport. When this node ends, their connections are closed and their namespaces are not:
 * a client whose namespace the server has left does not connect again by itself.
 */
@ApplicationScoped
public class Engine implements Activity {
    private static final long PING_EVERY_MS = 25_000;
    private static final long PONG_WITHIN_MS = 20_000;
    private static final long JOIN_WITHIN_S = 45;
    private static final int MOST_CLIENTS = 20_000;

    private final Set<EngineIoSocket> clients = ConcurrentHashMap.newKeySet();
    private EngineIoServer server;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Namespaces namespaces;

    @Inject
    AllowedOrigins allowed;

    @Inject
    Shutdown shutdown;

    @PostConstruct
    void start() {
        EngineIoServerOptions options = EngineIoServerOptions.newFromDefault()
            .setPingInterval(PING_EVERY_MS)
            .setPingTimeout(PONG_WITHIN_MS)
            .setAllowedCorsOrigins(allowed.all().toArray(String[]::new));
        options.setScheduledExecutorService(executor);
        options.setHandshakeInterceptor((query, headers) -> isAccepted(query));
        server = new EngineIoServer(options);
        server.on("connection", arguments -> accept((EngineIoSocket) arguments[0]));
        shutdown.add(this);
    }

    @PreDestroy
    void stop() {
        shutdown.remove(this);
        server.shutdown();
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        server.handleRequest(request, response);
    }

    void handle(EngineIoWebSocket socket) {
        server.handleWebSocket(socket);
    }

    @Override
    public void end() {
        clients.forEach(EngineIoSocket::close);
    }

    /** Their sockets and the polls that wait are counted where they are. */
    @Override
    public int remaining() {
        return 0;
    }

    @Override
    public void resume() {
        // Clients connect again.
    }

    /** Only protocol 4, which Socket.IO clients 3 and 4 use, and no JSONP responses, which any page could include. */
    private boolean isAccepted(Map<String, String> query) {
        return "4".equals(query.get("EIO")) && !query.containsKey("j") && clients.size() < MOST_CLIENTS;
    }

    private void accept(EngineIoSocket socket) {
        clients.add(socket);
        socket.on("close", reason -> clients.remove(socket));
        Connection connection = new Connection(socket, namespaces, executor);
        connection.open();
        executor.schedule(connection::closeUnlessUsed, JOIN_WITHIN_S, TimeUnit.SECONDS);
    }
}
