package io.yemae.it.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.it.kit.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket that records the platform's messages. */
public final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(20);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private Socket() {
    }

    /** @param headers names and values in turn */
    public static Socket open(String path, String... headers) {
        return openAt(Platform.http(), path, headers);
    }

    /**
     * Opens a socket for the seats of an event with one performance, and waits until it gets their changes: the platform answers a version
     * that it does not know when it has begun to send. That answer is left out of what was recorded.
     */
    public static Socket follow(String path) {
        return followAt(Platform.http(), path);
    }

    /** As {@link #follow}, of another server. */
    public static Socket followAt(URI http, String path) {
        Socket socket = openAt(http, path + (path.contains("?") ? "&" : "?") + "since=0");
        await().atMost(FOLLOWS_WITHIN).until(() -> !socket.frames.isEmpty());
        assertThat(socket.frames.remove(0).get("event").asText()).isEqualTo("reload");
        return socket;
    }

    public static Socket openAt(URI http, String path, String... headers) {
        Socket socket = new Socket();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket.socket = builder.buildAsync(URI.create("ws://" + http.getAuthority() + path), socket).join();
        return socket;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    public List<JsonNode> frames() {
        return frames;
    }

    /** The data of the received messages of one kind. */
    public List<JsonNode> data(String event) {
        return frames.stream().filter(frame -> frame.get("event").asText().equals(event)).map(frame -> frame.get("data")).toList();
    }

    /** The close code that the platform sent. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
