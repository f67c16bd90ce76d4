package io.yemae.live.socketio;

import io.yemae.shared.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The rooms of one client at the root. Their number is limited: if a page never leaves rooms, the oldest one is left for the next. Not
 * thread-safe: a connection executes its tasks in order.
 */
final class RootMembership {
    private static final Logger LOG = Logger.getLogger(RootMembership.class.getName());
    static final int MOST_ROOMS = 16;
    static final int MOST_MESSAGES_A_SECOND = 20;

    private static final String LEAVE_EVENT = "leave-event";
    private static final String JOIN_EVENT = "join-event";

    private final Map<String, Function<String, Room>> kinds;
    private final Refusals refusals;
    private final LongSupplier nanos;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private long secondBegan;
    private int messages;

    /** Reports why a room could not be joined. */
    interface Refusals {
        void refused(String room, String event, Problem why);
    }

    /** @param kinds of rooms, by the message that joins one. They take the event id and throw a {@link Problem} if it may not be joined. */
    RootMembership(Map<String, Function<String, Room>> kinds, Refusals refusals) {
        this(kinds, refusals, System::nanoTime);
    }

    RootMembership(Map<String, Function<String, Room>> kinds, Refusals refusals, LongSupplier nanos) {
        this.kinds = kinds;
        this.refusals = refusals;
        this.nanos = nanos;
        this.secondBegan = nanos.getAsLong();
    }

    /** Ignores unknown messages and messages beyond the limit per second. */
    void receive(String message, String event) {
        if (isOverLimit()) {
            return;
        }
        if (message.equals(LEAVE_EVENT)) {
            leave(key(JOIN_EVENT, event));
        } else if (kinds.containsKey(message)) {
            join(message, event);
        }
    }

    /** Does nothing if the client is already in the room. */
    void join(String kind, String event) {
        String key = key(kind, event);
        if (rooms.containsKey(key)) {
            return;
        }
        try {
            Room room = kinds.get(kind).apply(event);
            if (rooms.size() == MOST_ROOMS) {
                leave(rooms.keySet().iterator().next());
            }
            rooms.put(key, room);
            room.begin().run();
        } catch (Problem refused) {
            leave(key);
            refusals.refused(kind, event, refused);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "A client could not " + kind + " " + event);
            leave(key);
            refusals.refused(kind, event, Problem.unavailable());
        }
    }

    void leaveAll() {
        rooms.values().forEach(room -> room.leave().run());
        rooms.clear();
    }

    private void leave(String key) {
        Room room = rooms.remove(key);
        if (room != null) {
            room.leave().run();
        }
    }

    private boolean isOverLimit() {
        long now = nanos.getAsLong();
        if (now - secondBegan >= TimeUnit.SECONDS.toNanos(1)) {
            secondBegan = now;
            messages = 0;
        }
        messages++;
        return messages > MOST_MESSAGES_A_SECOND;
    }

    private static String key(String kind, String event) {
        return kind + ' ' + event;
    }
}
