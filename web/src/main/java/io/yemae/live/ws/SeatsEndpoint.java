package io.yemae.live.ws;

import io.yemae.live.feed.FrameFormat;
import io.yemae.live.feed.Mailbox;
import io.yemae.live.feed.SeatListener;
import io.yemae.live.feed.SeatSubscription;
import io.yemae.live.feed.SeatWatch;
import io.yemae.shared.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
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

/**
 * The seat changes of an event, for everybody (requirement 2, "WebSocket Events"). With {@code ?since=} and the version of a seat map it
 * starts with the changes since then. With {@code ?performanceId=} it reports one performance. With {@code ?batch=true} one frame contains
 * all simultaneous changes, and with {@code ?indexes=true} it names the seats by their indexes in the seat plan.
 *
 * <p>The container calls on the I/O thread, which must not block. Everything that queries the database runs in the mailbox.
 */
@ServerEndpoint("/ws/seats/{eventId}")
public class SeatsEndpoint {
    private static final int MOST_TASKS = 4;

    @Inject
    SeatWatch watch;

    @Inject
    Heartbeat heartbeat;

    @Resource
    ManagedExecutorService executor;

    private LiveClient client;
    private IncomingMessages incoming;
    private Mailbox mailbox;
    // Both are only used by tasks of the mailbox.
    private SeatListener listener;
    private boolean closed;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String eventId) {
        client = new LiveClient(session);
        incoming = new IncomingMessages(client, session);
        mailbox = new Mailbox(executor, MOST_TASKS);
        heartbeat.add(client);
        QueryParameters query = new QueryParameters(session.getRequestParameterMap());
        mailbox.add(() -> begin(eventId, query));
    }

    /** Clients do not send messages here. */
    @OnMessage
    public void ignore(String part, boolean last) {
        incoming.text(part, last);
    }

    @OnMessage
    public void ignore(ByteBuffer part, boolean last) {
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

    private void begin(String eventId, QueryParameters query) {
        if (closed) {
            return;
        }
        try {
            listener = watch.watch(SeatSubscription.of(eventId, query::value, format(query)), client);
            watch.begin(listener);
        } catch (Problem refused) {
            client.close(CloseCodes.VIOLATED_POLICY, refused.getMessage());
        }
    }

    private static FrameFormat format(QueryParameters query) {
        if (query.is("indexes")) {
            return FrameFormat.INDEXED;
        }
        return query.is("batch") ? FrameFormat.BATCH : FrameFormat.SINGLE;
    }

    private void leave() {
        closed = true;
        if (listener != null) {
            watch.end(listener);
        }
    }
}
