package io.yemae.it.kit.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.yemae.it.kit.Platform;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.json.JSONObject;

/** A client of Socket.IO in one namespace. */
public final class SocketIo implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> EVENTS = List.of("seat-locked", "seat-released", "seat-sold", "reload", "seat-selected",
        "seats-released", "ticket-updated", "room-info", "queue-updated", "queue-entry-allowed", "queue-cleared", "session-restored",
            "join-refused");

    private final Map<String, List<JsonNode>> heard = new ConcurrentHashMap<>();
    private final List<JsonNode> refusals = new CopyOnWriteArrayList<>();
    private final Socket socket;

    private SocketIo(Socket socket) {
        this.socket = socket;
        for (String event : EVENTS) {
            socket.on(event, arguments -> heard.computeIfAbsent(event, key -> new CopyOnWriteArrayList<>()).add(json(arguments[0])));
        }
        socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> refusals.add(json(arguments[0])));
        socket.connect();
    }

    /** @param transports names, separated by commas, in the order in which they are tried */
    public static SocketIo join(String namespace, String transports, Map<String, String> auth) {
        return joinAt(Platform.http(), namespace, transports, auth);
    }

    /** As {@link #join(String, String, Map)}, at another address. */
    public static SocketIo joinAt(URI http, String namespace, String transports, Map<String, String> auth) {
        IO.Options options = IO.Options.builder()
            .setTransports(transports.split(","))
            .setAuth(auth)
            .setForceNew(true)
            .setReconnection(false)
            .build();
        return new SocketIo(IO.socket(URI.create(http + namespace), options));
    }

    /** Over the same connection. */
    public SocketIo alsoJoin(String namespace) {
        Manager manager = socket.io();
        return new SocketIo(manager.socket(namespace));
    }

    /** Joins a room, as clients of the root namespace do. */
    public SocketIo say(String event, String eventId) {
        socket.emit(event, new JSONObject(Map.of("eventId", eventId)));
        return this;
    }

    public boolean isConnected() {
        return socket.connected();
    }

    /** The data of the received events with this name. */
    public List<JsonNode> data(String event) {
        return heard.getOrDefault(event, List.of());
    }

    /** The reason why the connection was refused. */
    public List<JsonNode> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        socket.close();
    }

    private static JsonNode json(Object argument) {
        try {
            return JSON.readTree(argument.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + argument, e);
        }
    }
}
