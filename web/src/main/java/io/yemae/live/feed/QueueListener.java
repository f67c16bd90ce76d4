package io.yemae.live.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.live.feed.Frames.Message;
import io.yemae.live.feed.QueueStandings.Room;
import io.yemae.live.feed.QueueStandings.Standing;
import io.yemae.live.feed.QueueStandings.State;
import io.yemae.queue.RoomAnnouncement;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A client that waits in front of an event, and what it was sent last. */
public final class QueueListener {
    private final EventId event;
    private final SocketCallers.Caller caller;
    private final FrameFormat format;
    private final Consumer<List<Frame<?>>> out;
    private final Runnable ended;
    private Room room;
    private Standing standing;
    private RoomAnnouncement announcement;

    /**
     * @param out   takes frames in order and must not block
     * @param ended runs if the caller may not listen any longer
     */
    QueueListener(EventId event, SocketCallers.Caller caller, FrameFormat format, Consumer<List<Frame<?>>> out, Runnable ended) {
        this.event = event;
        this.caller = caller;
        this.format = format;
        this.out = out;
        this.ended = ended;
    }

    EventId event() {
        return event;
    }

    UserId user() {
        return caller.user();
    }

    boolean mayListen() {
        return caller.tokenIsValid().getAsBoolean();
    }

    void end() {
        ended.run();
    }

    /**
     * The state of a room.
     *
     * @param eventId null unless the client listens to several
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomData(UUID eventId, int queueSize, int currentUsers, int threshold, Instant timestamp) {
    }

    /** The user is admitted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryData(UUID eventId, UUID userId, String message) {
    }

    /**
     * The position of the user.
     *
     * @param estimatedWait in seconds
     */
    record PositionData(long position, long estimatedWait, int queueSize, Instant timestamp) {
    }

    /**
     * An announcement to everybody who waits, or the end of it.
     *
     * @param id null if it has ended before its expiry. Then there are no texts either
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnnouncementData(UUID eventId, UUID id, String korean, String english, Instant expiresAt) {
    }

    /** Sends what has changed for this client. */
    synchronized void update(Room roomNow, Standing now, Optional<RoomAnnouncement> announcementNow, Instant at) {
        List<Frame<?>> updates = new ArrayList<>();
        if (isNow(State.CLEARED, now)) {
            updates.add(frame("queue-cleared", new Message("관리자가 대기열을 초기화했습니다.")));
        }
        if (isNow(State.CANCELLED, now)) {
            // Clients know this frame: the ticket is gone. The sentence gives the reason.
            updates.add(frame("queue-cleared", new Message("취소된 공연입니다.")));
        }
        if (!roomNow.equals(room)) {
            updates.add(frame("queue-updated",
                new RoomData(addressed(event.value()), roomNow.queueSize(), roomNow.currentUsers(), roomNow.threshold(), at)));
        }
        if (now.state() == State.WAITING && !now.equals(standing)) {
            updates.add(frame("queue-position", new PositionData(now.position(), now.estimatedWait(), roomNow.queueSize(), at)));
        }
        if (isNow(State.ADMITTED, now)) {
            updates.add(frame("queue-entry-allowed",
                new EntryData(addressed(event.value()), addressed(user().value()), "입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.")));
        }
        RoomAnnouncement shown = now.state() == State.WAITING ? announcementNow.orElse(null) : null;
        // A client that no longer waits is not told that the announcement has ended.
        if (!Objects.equals(shown, announcement) && now.state() == State.WAITING) {
            updates.add(frame("queue-announcement", shown == null ? new AnnouncementData(addressed(event.value()), null, null, null, null)
                : new AnnouncementData(addressed(event.value()), shown.id(), shown.korean(), shown.english(), shown.expiresAt())));
        }
        room = roomNow;
        standing = now;
        announcement = shown;
        if (!updates.isEmpty()) {
            out.accept(updates);
        }
    }

    /** An id that is only sent on connections that carry several events. Otherwise null. */
    private UUID addressed(UUID id) {
        return format == FrameFormat.ROOM ? id : null;
    }

    private boolean isNow(State state, Standing now) {
        return now.state() == state && (standing == null || standing.state() != state);
    }

    private static <T> Frame<T> frame(String event, T data) {
        return new Frame<>(event, data, null);
    }
}
