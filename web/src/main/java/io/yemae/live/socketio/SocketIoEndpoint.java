package io.yemae.live.socketio;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Clients of Socket.IO that come over a WebSocket, at once or after a while of polling. */
@ServerEndpoint("/socket.io/")
public class SocketIoEndpoint {

    @Inject
    Engine engine;

    private ClientSocket socket;

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(Engine.LARGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(Engine.LARGEST_MESSAGE);
        socket = new ClientSocket(session);
        engine.handle(socket);
    }

    @OnMessage(maxMessageSize = Engine.LARGEST_MESSAGE)
    public void receive(String message) {
        socket.emit("message", message);
    }

    @OnClose
    public void close() {
        socket.emit("close");
    }

    @OnError
    public void fail(Throwable cause) {
        // The container closes what it cannot go on with, and then close() is called.
    }
}
