package io.yemae.queue.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The last heartbeat of each user who waits on this node, and whether the database knows it. Heartbeats are written for many users
 * together, each with the time at which it arrived. Only the heartbeat of a user whose last one is long ago is urgent: the place might be
 * lost before.
 */
final class Heartbeats {
    private static final long WRITE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** Plus the 20 seconds that a heartbeat waits for the others, still well below the 90 seconds after which a place is lost. */
    private static final long LONG_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(45);
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Map<UUID, Heartbeat> last = new ConcurrentHashMap<>();
    private volatile boolean anyUrgent;
    private volatile long allWrittenAt;

    /** @param at by {@link System#nanoTime()} @param written whether the database knows it */
    private record Heartbeat(long at, boolean written, boolean urgent) {
    }

    Heartbeats(long now) {
        allWrittenAt = now;
    }

    void received(UUID user, long now) {
        Heartbeat before = last.get(user);
        boolean urgent = before == null || before.urgent && !before.written || now - before.at > LONG_SILENCE_NANOS;
        last.put(user, new Heartbeat(now, false, urgent));
        if (urgent) {
            anyUrgent = true;
        }
    }

    /** The user has been given a place, which the database records as a heartbeat. */
    void entered(UUID user, long now) {
        last.put(user, new Heartbeat(now, true, false));
    }

    /** What has to be written now: everything every 20 seconds, in between only what is urgent. */
    Map<UUID, Long> due(long now) {
        boolean all = now - allWrittenAt >= WRITE_EVERY_NANOS;
        Map<UUID, Long> due = new HashMap<>();
        if (all || anyUrgent) {
            anyUrgent = false;
            last.forEach((user, heartbeat) -> {
                if (!heartbeat.written && (all || heartbeat.urgent)) {
                    due.put(user, heartbeat.at);
                }
            });
        }
        return due;
    }

    /** What was {@link #due} has been committed. A heartbeat that arrived meanwhile stays unwritten. */
    void written(Map<UUID, Long> due, long now) {
        due.forEach((user, at) -> last.computeIfPresent(user,
            (same, heartbeat) -> heartbeat.at == at ? new Heartbeat(at, true, false) : heartbeat));
        if (now - allWrittenAt >= WRITE_EVERY_NANOS) {
            allWrittenAt = now;
            last.values().removeIf(heartbeat -> heartbeat.written && now - heartbeat.at > KEEP_NANOS);
        }
    }

    /** What was {@link #due} is due again with the next turn. */
    void notWritten() {
        anyUrgent = true;
    }
}
