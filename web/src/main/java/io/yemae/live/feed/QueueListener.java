package io.yemae.live.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.live.feed.Frames.Message;
import io.yemae.live.feed.QueueStandings.Room;
import io.yemae.live.feed.QueueStandings.Standing;
import io.yemae.live.feed.QueueStandings.State;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Somebody who waits in front of an event, and what they were told last. */
public final class QueueListener {
    private final EventId event;
    private final SocketCallers.Shown caller;
    private final FrameFormat form;
    private final Consumer<List<Frame<?>>> out;
    private final Runnable ended;
    private Room room;
    private Standing standing;

    /**
     * @param out   takes frames, in order, and waits for nothing
     * @param ended is told when the caller may listen no longer
     */
    QueueListener(EventId event, SocketCallers.Shown caller, FrameFormat form, Consumer<List<Frame<?>>> out, Runnable ended) {
        this.event = event;
        this.caller = caller;
        this.form = form;
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
        return caller.stillGood().getAsBoolean();
    }

    void end() {
        ended.run();
    }

    /** A room that changed. @param eventId null unless the client hears of several */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomData(UUID eventId, int queueSize, int currentUsers, int threshold, Instant timestamp) {
    }

    /** Somebody may come in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryData(UUID eventId, UUID userId, String message) {
    }

    /** A place that moved. @param estimatedWait in seconds */
    record PositionData(long position, long estimatedWait, int queueSize, Instant timestamp) {
    }

    /** Tells what is new to them. */
    synchronized void tell(Room roomNow, Standing now, Instant at) {
        List<Frame<?>> news = new ArrayList<>();
        if (isNow(State.CLEARED, now)) {
            news.add(frame("queue-cleared", new Message("관리자가 대기열을 초기화했습니다.")));
        }
        if (isNow(State.CANCELLED, now)) {
            // A frame that clients know: the place is gone, and the sentence says why.
            news.add(frame("queue-cleared", new Message("취소된 공연입니다.")));
        }
        if (!roomNow.equals(room)) {
            news.add(frame("queue-updated",
                new RoomData(addressed(event.value()), roomNow.queueSize(), roomNow.currentUsers(), roomNow.threshold(), at)));
        }
        if (now.state() == State.WAITING && !now.equals(standing)) {
            news.add(frame("queue-position", new PositionData(now.position(), now.estimatedWait(), roomNow.queueSize(), at)));
        }
        if (isNow(State.ADMITTED, now)) {
            news.add(frame("queue-entry-allowed",
                new EntryData(addressed(event.value()), addressed(user().value()), "입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.")));
        }
        room = roomNow;
        standing = now;
        if (!news.isEmpty()) {
            out.accept(news);
        }
    }

    /** Whom and what it is about, where one connection hears of several; null elsewhere. */
    private UUID addressed(UUID id) {
        return form == FrameFormat.ROOM ? id : null;
    }

    private boolean isNow(State state, Standing now) {
        return now.state() == state && (standing == null || standing.state() != state);
    }

    private static <T> Frame<T> frame(String event, T data) {
        return new Frame<>(event, data, null);
    }
}
