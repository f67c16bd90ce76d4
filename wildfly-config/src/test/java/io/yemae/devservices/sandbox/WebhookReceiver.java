package io.yemae.devservices.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that keeps what the sandbox delivers to it, and answers with a status that a test chooses. */
final class WebhookReceiver implements AutoCloseable {

    record ReceivedMessage(String body, String signature) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String status() {
            return json().path("data").path("status").asText();
        }
    }

    private final HttpServer server;
    private final List<ReceivedMessage> messages = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
    }

    void respondWith(int other) {
        status = other;
    }

    List<ReceivedMessage> messages() {
        return messages;
    }

    List<String> statuses() {
        return messages.stream().map(ReceivedMessage::status).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.add(new ReceivedMessage(body, exchange.getRequestHeaders().getFirst("Payment-Signature")));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
