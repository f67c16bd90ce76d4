package io.yemae.live.ws;

import io.yemae.live.feed.SocketCallers;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Base of the endpoints for one event or performance whose clients authenticate with an access token. */
abstract class TokenEndpoint {

    @Inject
    SocketCallers callers;

    @Inject
    Heartbeat heartbeat;

    @Resource
    ManagedScheduledExecutorService executor;

    private IncomingMessages incoming;
    private TokenHandshake handshake;

    @OnOpen
    public void open(Session session) {
        LiveClient client = new LiveClient(session);
        incoming = new IncomingMessages(client, session);
        // The id is the only parameter of the path, whatever its name is.
        String id = session.getPathParameters().values().iterator().next();
        handshake = new TokenHandshake(client, executor, token -> listening(idOf(id), token, client));
        heartbeat.add(client);
        tokenOf(new QueryParameters(session.getRequestParameterMap())).ifPresent(handshake::token);
    }

    @OnMessage
    public void receive(String part, boolean last) {
        incoming.text(part, last).ifPresent(handshake::token);
    }

    @OnMessage
    public void receive(ByteBuffer part, boolean last) {
        incoming.ignore(part.remaining(), last);
    }

    @OnClose
    public void close() {
        handshake.close();
    }

    @OnError
    public void fail(Throwable cause) {
        incoming.fail();
    }

    /** The access token in the address, if it is accepted there. Otherwise it is the first message. */
    abstract Optional<String> tokenOf(QueryParameters address);

    /** @throws Problem if the user of the token may not listen */
    abstract TokenHandshake.Listening listening(UUID id, String token, LiveClient client);

    private static UUID idOf(String id) {
        return Uuid7.parse(id).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid ID format"));
    }
}
