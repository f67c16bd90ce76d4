package io.yemae.live.ws;

import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;

/**
 * One's own place in the waiting room of an event, as it moves (requirement 2, "WebSocket Events"), for who shows an access token: as {@code ?token=}, or as
 * the first message, within ten seconds.
 */
@ServerEndpoint("/ws/queue/{eventId}")
public class QueueEndpoint {
    // An access token is about a quarter of it.
    private static final int LARGEST_MESSAGE = 4_096;
    private static final long TOKEN_WITHIN_MS = 10_000;

    @Inject
    LiveCaller callers;

    @Inject
    QueueWatch watch;

    @Inject
    Heartbeat heartbeat;

    private LiveClient client;
    private String eventId;
    private QueueListener listener;
    private boolean closed;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String event) {
        session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        session.setMaxIdleTimeout(TOKEN_WITHIN_MS);
        client = new LiveClient(session);
        eventId = event;
        Optional<String> token = new Query(session.getRequestParameterMap()).value("token");
        token.ifPresent(shown -> begin(session, shown));
    }

    @OnMessage(maxMessageSize = LARGEST_MESSAGE)
    public void receive(Session session, String message) {
        begin(session, message);
    }

    @OnClose
    public synchronized void close() {
        closed = true;
        if (listener != null) {
            watch.end(listener);
            heartbeat.remove(client);
        }
    }

    @OnError
    public void fail(Throwable cause) {
        // The container closes what it cannot go on with, and then close() is called.
    }

    /** Once: what else a client says is not heard. */
    private synchronized void begin(Session session, String token) {
        if (closed || listener != null) {
            return;
        }
        try {
            EventId event = new EventId(Uuid7.parse(eventId).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
            listener = watch.watch(event, callers.of(token), Form.SINGLE, client::send);
            session.setMaxIdleTimeout(0);
            heartbeat.add(client);
            watch.begin(listener);
        } catch (Problem refused) {
            client.close(CloseCodes.VIOLATED_POLICY, refused.getMessage());
        }
    }
}
