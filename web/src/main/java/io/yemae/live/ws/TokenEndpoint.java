package io.yemae.live.ws;

import io.yemae.live.feed.SocketCallers;
import io.yemae.shared.EventId;
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
import jakarta.websocket.server.PathParam;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What the endpoints for one event have in common whose clients prove who they are. */
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
    public void open(Session session, @PathParam("eventId") String event) {
        LiveClient client = new LiveClient(session);
        incoming = new IncomingMessages(client, session);
        handshake = new TokenHandshake(client, executor, token -> listening(idOf(event), token, client));
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
    abstract TokenHandshake.Listening listening(EventId event, String token, LiveClient client);

    private static EventId idOf(String event) {
        return new EventId(Uuid7.parse(event).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
    }
}
