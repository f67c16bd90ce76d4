package io.yemae.live.ws;

import io.yemae.live.feed.Mailbox;
import io.yemae.live.feed.SaleWatch;
import io.yemae.live.feed.SocketCallers;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * The figures of a sale, once a second, for staff of the event. The access token is the first message, within ten seconds. It is not
 * accepted in the address, which proxies write to their logs.
 *
 * <p>The container calls on the I/O thread, which must not block. Everything that queries the database runs in the mailbox.
 */
@ServerEndpoint("/ws/admin/sale/{eventId}")
public class SaleEndpoint {
    private static final long TOKEN_WITHIN_S = 10;
    private static final int MOST_TASKS = 4;

    @Inject
    SocketCallers callers;

    @Inject
    SaleWatch watch;

    @Inject
    Heartbeat heartbeat;

    @Resource
    ManagedScheduledExecutorService executor;

    private LiveClient client;
    private IncomingMessages incoming;
    private Mailbox mailbox;
    private String eventId;
    private boolean tokenReceived;
    // Both are only used by tasks of the mailbox.
    private SaleWatch.SaleListener listener;
    private boolean closed;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String event) {
        client = new LiveClient(session);
        incoming = new IncomingMessages(client, session);
        mailbox = new Mailbox(executor, MOST_TASKS);
        eventId = event;
        heartbeat.add(client);
        executor.schedule(() -> mailbox.add(this::closeUnlessListening), TOKEN_WITHIN_S, TimeUnit.SECONDS);
    }

    @OnMessage
    public void receive(String part, boolean last) {
        incoming.text(part, last).ifPresent(this::authenticate);
    }

    @OnMessage
    public void receive(ByteBuffer part, boolean last) {
        incoming.ignore(part.remaining(), last);
    }

    @OnClose
    public void close() {
        mailbox.add(this::leave);
    }

    @OnError
    public void fail(Throwable cause) {
        incoming.fail();
    }

    /** Once. Further messages are ignored. */
    private void authenticate(String token) {
        if (!tokenReceived) {
            tokenReceived = true;
            mailbox.add(() -> begin(token));
        }
    }

    private void begin(String token) {
        if (closed) {
            return;
        }
        try {
            EventId event = new EventId(Uuid7.parse(eventId).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
            listener = watch.watch(event, callers.organiser(token, event), client);
        } catch (Problem refused) {
            client.close(CloseCodes.VIOLATED_POLICY, refused.getMessage());
        }
    }

    private void closeUnlessListening() {
        if (listener == null && !closed) {
            client.close(CloseCodes.VIOLATED_POLICY, "no token");
        }
    }

    private void leave() {
        closed = true;
        if (listener != null) {
            watch.end(listener);
        }
    }
}
