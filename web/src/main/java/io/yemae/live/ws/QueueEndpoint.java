package io.yemae.live.ws;

import io.yemae.live.feed.FrameFormat;
import io.yemae.live.feed.QueueListener;
import io.yemae.live.feed.QueueWatch;
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
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/**
 * The user's own place in the waiting room of an event (requirement 2, "WebSocket Events"). The access token comes as {@code ?token=}, or
 * as the first message within ten seconds.
 */
@ServerEndpoint("/ws/queue/{eventId}")
public class QueueEndpoint {

    @Inject
    SocketCallers callers;

    @Inject
    QueueWatch watch;

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
        handshake = new TokenHandshake(client, executor, token -> listening(event, token, client));
        heartbeat.add(client);
        new QueryParameters(session.getRequestParameterMap()).value("token").ifPresent(handshake::token);
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

    private TokenHandshake.Listening listening(String eventId, String token, LiveClient client) {
        EventId event = new EventId(Uuid7.parse(eventId).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
        QueueListener listener = watch.watch(event, callers.of(token), FrameFormat.SINGLE, client);
        return new TokenHandshake.Listening(() -> watch.begin(listener), () -> watch.end(listener));
    }
}
