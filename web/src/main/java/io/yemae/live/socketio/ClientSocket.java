package io.yemae.live.socketio;

import io.socket.engineio.server.EngineIoWebSocket;
import io.yemae.live.ws.LiveClient;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The WebSocket of the server, adapted to the library. Writing does not block, and a slow client is dropped. */
final class ClientSocket extends EngineIoWebSocket {
    private final LiveClient client;
    private final Map<String, String> query;

    ClientSocket(Session session, LiveClient client) {
        this.client = client;
        query = session.getRequestParameterMap().entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get(0)));
    }

    @Override
    public Map<String, String> getQuery() {
        return query;
    }

    @Override
    public Map<String, List<String>> getConnectionHeaders() {
        return Map.of();
    }

    @Override
    public void write(String message) {
        client.send(List.of(message));
    }

    @Override
    public void write(byte[] message) {
        throw new UnsupportedOperationException("We send text");
    }

    @Override
    public void close() {
        client.close(CloseCodes.NORMAL_CLOSURE, "");
    }
}
