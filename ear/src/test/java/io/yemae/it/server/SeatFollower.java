package io.yemae.it.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.wire.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Somebody who watches the seats of an event, and opens a lost socket again with the version of the last change. */
final class SeatFollower implements AutoCloseable {
    private final URI http;
    private final String path;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean closed;

    SeatFollower(URI http, String event) {
        this.http = http;
        this.path = "/ws/seats/" + event;
        open(path);
    }

    /** The seats in all messages of one kind. */
    List<String> seats(String message) {
        return data(message).stream().map(data -> data.get("seatId").asText()).toList();
    }

    /** The data of all messages of one kind. */
    List<JsonNode> data(String message) {
        return connections().stream().flatMap(each -> each.data(message).stream()).toList();
    }

    /** All sockets so far, the current one last. */
    synchronized List<Socket> connections() {
        return List.copyOf(sockets);
    }

    @Override
    public synchronized void close() {
        closed = true;
        sockets.forEach(Socket::close);
    }

    private synchronized void open(String address) {
        Socket socket = Socket.openAt(http, address);
        sockets.add(socket);
        socket.closed().whenComplete((code, failure) -> openAgain());
    }

    private synchronized void openAgain() {
        if (!closed) {
            List<JsonNode> frames = sockets.stream().flatMap(each -> each.frames().stream()).toList();
            open(path + "?since=" + frames.get(frames.size() - 1).get("version").asText());
        }
    }
}
