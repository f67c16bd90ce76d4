package io.yemae.live.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.live.feed.EventWatch;
import io.yemae.live.feed.FrameFormat;
import io.yemae.live.feed.FrameSink;
import io.yemae.live.feed.Frames;
import io.yemae.live.feed.QueueListener;
import io.yemae.live.feed.QueueWatch;
import io.yemae.live.feed.SeatListener;
import io.yemae.live.feed.SeatSubscription;
import io.yemae.live.feed.SeatWatch;
import io.yemae.live.feed.SocketCallers;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The root namespace, for the clients of the system that requirement 2 describes: they connect with {@code auth: {token}}, join rooms by
 * message, and leave them by message or by disconnecting. The rooms of an event and its seats need no token. A queue is visible to its
 * owner only.
 */
@ApplicationScoped
public class RootNamespace {
    private static final String JOIN_QUEUE = "join-queue";

    @Inject
    SocketCallers callers;

    @Inject
    EventWatch events;

    @Inject
    QueueWatch queues;

    @Inject
    SeatWatch seats;

    @Inject
    Frames frames;

    /** A place in a queue that the user still has. */
    record Restored(String queueEventId) {
    }

    /** Why a room was not joined. */
    record Refused(String room, String eventId, String code, String message) {
    }

    /** @throws Problem unauthenticated {@code INVALID_TOKEN} */
    Membership join(Optional<String> token, FrameSink out) {
        Optional<SocketCallers.Caller> user = token.filter(text -> !text.isEmpty()).map(callers::of);
        RootMembership membership = new RootMembership(Map.of(
            "join-event", event -> watchEvent(event, out),
            "join-seat-selection", event -> watchSeats(event, out),
            JOIN_QUEUE, event -> watchQueue(event, user, out)),
            (room, event, refused) -> send(out, "join-refused", new Refused(room, event, refused.code(), refused.getMessage())));
        return new Membership() {
            @Override
            public void begin() {
                user.map(SocketCallers.Caller::user).flatMap(queues::eventOfWaiting).ifPresent(event -> {
                    send(out, "session-restored", new Restored(event.toString()));
                    membership.join(JOIN_QUEUE, event.toString());
                });
            }

            @Override
            public void leave() {
                membership.leaveAll();
            }

            @Override
            public void receive(String event, JsonNode data) {
                membership.receive(event, data.path("eventId").asText());
            }
        };
    }

    private Room watchEvent(String event, FrameSink out) {
        EventWatch.EventListener listener = events.watch(id(event), update -> out.send(update, () -> { }));
        return new Room(() -> events.begin(listener), () -> events.end(listener));
    }

    private Room watchSeats(String event, FrameSink out) {
        SeatListener listener = seats.watch(new SeatSubscription(id(event), Optional.empty(), Optional.empty(), FrameFormat.ROOM), out);
        return new Room(() -> seats.begin(listener), () -> seats.end(listener));
    }

    private Room watchQueue(String event, Optional<SocketCallers.Caller> user, FrameSink out) {
        SocketCallers.Caller owner = user.orElseThrow(() -> Problem.unauthenticated("UNAUTHENTICATED", "인증이 필요합니다."));
        QueueListener listener = queues.watch(id(event), owner, FrameFormat.ROOM, out);
        return new Room(() -> queues.begin(listener), () -> queues.end(listener));
    }

    private void send(FrameSink out, String event, Object data) {
        out.send(List.of(frames.array(event, data)), () -> { });
    }

    private static EventId id(String event) {
        return new EventId(Uuid7.parse(event).orElseThrow(() -> Problem.invalid("INVALID_ID", "Invalid event ID format")));
    }
}
