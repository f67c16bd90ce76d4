package io.yemae.queue.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The last heartbeat of each waiting user on this node, and whether it is stored in the database. Heartbeats are written in batches, each
 * with the time at which it arrived. A heartbeat is urgent only if the user's previous one is old, because the place might expire before
 * the next batch.
 */
final class Heartbeats {
    private static final long WRITE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** With the 20 seconds that a heartbeat may wait for its batch, this is still well below the 90 seconds after which a place is lost. */
    private static final long LONG_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(45);
    /** Places are lost to the second, so a heartbeat within that time after a written one changes nothing. An entry is followed by one. */
    private static final long PRECISION_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Map<UUID, Heartbeat> last = new ConcurrentHashMap<>();
    private volatile boolean anyUrgent;
    private volatile long allWrittenAt;

    /** @param at by {@link System#nanoTime()} @param written whether it is stored in the database */
    private record Heartbeat(long at, boolean written, boolean urgent) {
    }

    Heartbeats(long now) {
        allWrittenAt = now;
    }

    void received(UUID user, long now) {
        Heartbeat before = last.get(user);
        if (before != null && before.written && now - before.at < PRECISION_NANOS) {
            return;
        }
        boolean urgent = before == null || before.urgent && !before.written || now - before.at > LONG_SILENCE_NANOS;
        last.put(user, new Heartbeat(now, false, urgent));
        if (urgent) {
            anyUrgent = true;
        }
    }

    /** The user has entered, or entered again, which the database records as a heartbeat. */
    void entered(UUID user, long now) {
        last.put(user, new Heartbeat(now, true, false));
    }

    /** The heartbeats to write now: all of them every 20 seconds, otherwise only urgent ones. */
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

    /** Call it if the {@link #due} heartbeats were committed. A heartbeat that arrived in the meantime stays unwritten. */
    void written(Map<UUID, Long> due, long now) {
        due.forEach((user, at) -> last.computeIfPresent(user,
            (same, heartbeat) -> heartbeat.at == at ? new Heartbeat(at, true, false) : heartbeat));
        if (now - allWrittenAt >= WRITE_EVERY_NANOS) {
            allWrittenAt = now;
            last.values().removeIf(heartbeat -> heartbeat.written && now - heartbeat.at > KEEP_NANOS);
        }
    }

    /** Call it if that failed: the {@link #due} heartbeats are due again with the next turn. */
    void notWritten() {
        anyUrgent = true;
    }
}
