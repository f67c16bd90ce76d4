package io.yemae.live.ws;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The seats of an event as they change hands, for everybody (requirement 2, "WebSocket Events"). With {@code ?since=} and the version of a seat map it
 * begins with what happened since; with {@code ?performanceId=} it tells of one performance; with {@code ?batch=true} a frame tells of all seats that
 * changed together.
 */
@ServerEndpoint("/ws/seats/{eventId}")
public class SeatsEndpoint {
    private static final int LARGEST_MESSAGE = 4_096;

    @Inject
    SeatBroadcast broadcast;

    @Inject
    Heartbeat heartbeat;

    @Inject
    SeatFrames frames;

    @Inject
    SeatMaps seatMaps;

    private SeatListener listener;

    @OnOpen
    public void open(Session session, @PathParam("eventId") String eventId) {
        session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
        session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
        LiveClient client = new LiveClient(session);
        Query query = new Query(session.getRequestParameterMap());
        try {
            EventId event = new EventId(Uuid7.parse(eventId).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
            Optional<PerformanceId> performance = query.performance();
            listener = new SeatListener(client, event, performance.orElse(null), query.is("batch"));
            broadcast.add(listener);
            heartbeat.add(client);
            begin(performance.orElseGet(() -> seatMaps.next(event)), query.value("since"));
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
            broadcast.remove(listener);
            heartbeat.remove(listener.client());
        }
    }

    @OnError
    public void fail(Throwable cause) {
        // The container closes what it cannot go on with, and then close() is called.
    }

    private void begin(PerformanceId performance, Optional<String> since) {
        // It is looked at even when nothing is asked for: only a map that is known tells what changes.
        SeatMap map = seatMaps.map(performance);
        if (since.isEmpty()) {
            listener.begin();
            return;
        }
        Optional<SeatMaps.Delta> missed = seatMaps.since(performance, since.get());
        if (missed.isPresent()) {
            SeatsUpdated news = news(missed.get());
            listener.begin(news, frames.of(news));
        } else {
            listener.client().send(frames.reload());
            listener.begin();
        }
    }

    private static SeatsUpdated news(SeatMaps.Delta delta) {
        SeatMap map = delta.map();
        List<SeatsUpdated.Update> updates = Arrays.stream(delta.changed())
            .mapToObj(seat -> new SeatsUpdated.Update(new SeatId(map.plan().id(seat)), map.status(seat)))
            .toList();
        return new SeatsUpdated(map.plan().event(), map.plan().performance(), null, map.version(), updates);
    }
}
