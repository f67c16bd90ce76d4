package io.yemae.live.socketio;

import io.yemae.live.ws.Heartbeat;
import io.yemae.live.ws.IncomingMessages;
import io.yemae.live.ws.LiveClient;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/**
 * Socket.IO over WebSocket, directly or upgraded from polling. The container calls on the I/O thread. The library does not block, and
 * packets are handled in the mailbox of the connection.
 */
@ServerEndpoint("/socket.io/")
public class SocketIoEndpoint {

    @Inject
    Engine engine;

    @Inject
    Heartbeat heartbeat;

    private IncomingMessages incoming;
    private ClientSocket socket;

    @OnOpen
    public void open(Session session) {
        LiveClient client = new LiveClient(session);
        incoming = new IncomingMessages(client, session);
        socket = new ClientSocket(session, client);
        heartbeat.add(client);
        engine.handle(socket);
    }

    @OnMessage
    public void receive(String part, boolean last) {
        incoming.text(part, last).ifPresent(message -> socket.emit("message", message));
    }

    @OnMessage
    public void receive(ByteBuffer part, boolean last) {
        incoming.ignore(part.remaining(), last);
    }

    @OnClose
    public void close() {
        socket.emit("close");
    }

    @OnError
    public void fail(Throwable cause) {
        incoming.fail();
    }
}
