package io.yemae.live.ws;

import io.yemae.live.feed.SaleWatch;
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
 * The figures of a sale, once a second, for staff of the event. The access token is the first message, within ten seconds. It is not
 * accepted in the address, which proxies write to their logs.
 */
@ServerEndpoint("/ws/admin/sale/{eventId}")
public class SaleEndpoint {

    @Inject
    SocketCallers callers;

    @Inject
    SaleWatch watch;

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
        SaleWatch.SaleListener listener = watch.watch(event, callers.organiser(token, event), client);
        return new TokenHandshake.Listening(() -> watch.begin(listener), () -> watch.end(listener));
    }
}
