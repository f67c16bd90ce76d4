package io.yemae.devservices.balancer;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.core.WebSockets;
import io.yemae.devservices.Ports;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xnio.IoUtils;

/** A server behind the balancer that answers with its name, and can be stopped and started. */
final class Backend implements AutoCloseable {
    private final String name;
    private final int port = Ports.free();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean ready = true;
    private Undertow server;

    Backend(String name) {
        this.name = name;
        start();
    }

    void start() {
        HttpHandler paths = Handlers.path(this::answer)
            .addExactPath("/health/ready", exchange -> exchange.setStatusCode(ready ? 200 : 503))
            // As if it had been killed while it worked on the request.
            .addExactPath("/cut", exchange -> exchange.getRequestReceiver().receiveFullBytes((cut, body) -> {
                requests.add(cut.getRequestMethod() + " /cut");
                IoUtils.safeClose(cut.getConnection());
            }))
            .addPrefixPath("/socket.io/", this::answerPoll)
            .addExactPath("/ws", Handlers.websocket((exchange, channel) -> WebSockets.sendText(name, channel, null)));
        server = Undertow.builder().addHttpListener(port, "localhost", paths).build();
        server.start();
    }

    void stop() {
        server.stop();
        sessions.clear();
    }

    void ready(boolean isReady) {
        ready = isReady;
    }

    /** The requests that it has got, except those of health checks. */
    List<String> requests() {
        return requests;
    }

    Balancer.Backend address() {
        URI http = URI.create("http://localhost:" + port + "/");
        return new Balancer.Backend(http, http);
    }

    @Override
    public void close() {
        stop();
    }

    private void answer(HttpServerExchange exchange) {
        exchange.getRequestReceiver().receiveFullBytes((complete, body) -> {
            requests.add(complete.getRequestMethod() + " " + complete.getRequestURI() + "?" + complete.getQueryString() + " for "
                + String.join("+", complete.getRequestHeaders().get(Headers.X_FORWARDED_FOR)) + " " + body.length);
            complete.getResponseSender().send(name);
        });
    }

    private void answerPoll(HttpServerExchange exchange) {
        if (!exchange.getQueryParameters().containsKey("sid")) {
            String sid = name + sessions.size();
            sessions.add(sid);
            exchange.getResponseSender().send("0{\"sid\": \"" + sid + "\", \"upgrades\": [\"websocket\"], \"pingInterval\": 25000}");
        } else if (sessions.contains(exchange.getQueryParameters().get("sid").getFirst())) {
            exchange.getResponseSender().send(name);
        } else {
            exchange.setStatusCode(400);
        }
    }
}
