package io.yemae.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** One of many who watch the same seats and keep nothing but what they show. What all of them are sent alike is read once. */
final class Spectator implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ABNORMAL = 1006;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String map;
    private final Map<String, Seen> readBefore;
    private final Map<String, String> shown;
    private final StringBuilder partial = new StringBuilder();
    private volatile String version;
    private volatile int closedWith;

    /** What a frame says. */
    private record Seen(Map<String, String> statuses, String version) {
    }

    /**
     * @param shown      status by seat, to begin with, at that version of the map
     * @param readBefore for all spectators of the same seats
     */
    private Spectator(URI address, String map, Map<String, String> shown, String version, Map<String, Seen> readBefore) {
        this.address = address;
        this.map = map;
        this.shown = new HashMap<>(shown);
        this.version = version;
        this.readBefore = readBefore;
    }

    /** @param map where the seat map is, for when too much was missed to be told */
    static Spectator of(String path, String map, Map<String, String> shown, String version) {
        return new Spectator(URI.create("ws://" + Platform.http().getAuthority() + path), map, shown, version, new ConcurrentHashMap<>());
    }

    /** Another who sees what this one does. */
    Spectator another() {
        return new Spectator(address, map, Map.copyOf(shown), version, readBefore);
    }

    CompletableFuture<?> open() {
        closedWith = 0;
        return CLIENT.newWebSocketBuilder().buildAsync(URI.create(address + "?batch=true&since=" + version), this);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            note(frame.contains("\"reload\"") ? seenOnMap() : readBefore.computeIfAbsent(frame, Spectator::read));
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closedWith = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closedWith = ABNORMAL;
    }

    /** The code with which the platform closed it; 0 while it is open. */
    int closedWith() {
        return closedWith;
    }

    synchronized boolean shows(Map<String, String> statuses) {
        return shown.equals(statuses);
    }

    private synchronized void note(Seen seen) {
        shown.putAll(seen.statuses());
        version = seen.version();
    }

    private Seen seenOnMap() {
        JsonNode whole = new Api(Platform.http()).get(map).expect(200).json();
        Map<String, String> statuses = new HashMap<>();
        whole.get("seats").forEach(each -> statuses.put(each.get("id").asText(), each.get("status").asText()));
        return new Seen(statuses, whole.get("version").asText());
    }

    private static Seen read(String frame) {
        try {
            JsonNode batch = JSON.readTree(frame);
            Map<String, String> statuses = new HashMap<>();
            batch.get("data").forEach(each -> statuses.put(each.at("/data/seatId").asText(), each.at("/data/status").asText()));
            return new Seen(statuses, batch.get("version").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No frame: " + frame, e);
        }
    }
}
