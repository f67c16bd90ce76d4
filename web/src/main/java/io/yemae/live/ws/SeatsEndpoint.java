package io.yemae.live.ws;

import io.yemae.shared.Problem;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

/**
 * The seats of an event as they change hands, for everybody (requirement 2, "WebSocket Events"). With {@code ?since=} and the version of a seat map it
 * begins with what happened since; with {@code ?performanceId=} it tells of one performance; with {@code ?batch=true} a frame tells of all seats that
 * changed together.
 */
@ServerEndpoint("/ws/seats/{eventId}")
public class SeatsEndpoint {
    private static final int LARGEST_MESSAGE = 4_096;

    @Inject
    SeatWatch watch;

    @Inject
    Heartbeat heartbeat;

    private LiveClient client;
    private SeatListener listener;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String eventId) {
        session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        client = new LiveClient(session);
        Query query = new Query(session.getRequestParameterMap());
        try {
            listener = watch.watch(SeatWish.of(eventId, query::value, query.is("batch") ? Form.BATCH : Form.SINGLE), client);
            heartbeat.add(client);
            watch.begin(listener);
        } catch (Problem refused) {
            client.close(CloseCodes.VIOLATED_POLICY, refused.getMessage());
        }
    }

    @OnMessage(maxMessageSize = LARGEST_MESSAGE)
    public void ignore(String message) {
        // A client has nothing to say here.
    }

    @OnClose
    public void close() {
        if (listener != null) {
            watch.end(listener);
            heartbeat.remove(client);
        }
    }

    @OnError
    public void fail(Throwable cause) {
        // The container closes what it cannot go on with, and then close() is called.
    }
}
