package io.yemae.queue.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * When those who wait were last seen on this node, and which of it the database does not know yet. Signs are written for many together,
 * each with the time at which it was given. Only the sign of somebody whose last one is long ago does not wait for the others: the place
 * might be lost before.
 */
final class SignsOfLife {
    private static final long TOGETHER_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** With the time that a sign waits for the others, still well below the 90 seconds after which a place is lost. */
    private static final long LONG_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(45);
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Map<UUID, Sign> signs = new ConcurrentHashMap<>();
    private volatile boolean anyPressing;
    private volatile long writtenAt;

    /**
     * The last sign of somebody.
     *
     * @param at      as {@link System#nanoTime()} tells time
     * @param written whether the database knows it
     */
    private record Sign(long at, boolean written, boolean pressing) {
    }

    SignsOfLife(long now) {
        writtenAt = now;
    }

    /** Somebody's page is open. */
    void seen(UUID user, long now) {
        Sign last = signs.get(user);
        boolean pressing = last == null || last.pressing && !last.written || now - last.at > LONG_SILENCE_NANOS;
        signs.put(user, new Sign(now, false, pressing));
        if (pressing) {
            anyPressing = true;
        }
    }

    /** Somebody was given a place just now, which the database has written down. */
    void entered(UUID user, long now) {
        signs.put(user, new Sign(now, true, false));
    }

    /** What has to be written now: all every 20 seconds, in between only what presses. */
    Map<UUID, Long> due(long now) {
        boolean all = now - writtenAt >= TOGETHER_EVERY_NANOS;
        Map<UUID, Long> due = new HashMap<>();
        if (all || anyPressing) {
            anyPressing = false;
            signs.forEach((user, sign) -> {
                if (!sign.written && (all || sign.pressing)) {
                    due.put(user, sign.at);
                }
            });
        }
        return due;
    }

    void written(Map<UUID, Long> done, long now) {
        done.forEach((user, at) -> signs.computeIfPresent(user, (same, sign) -> sign.at == at ? new Sign(at, true, false) : sign));
        if (now - writtenAt >= TOGETHER_EVERY_NANOS) {
            writtenAt = now;
            signs.values().removeIf(sign -> sign.written && now - sign.at > KEPT_NANOS);
        }
    }

    void notWritten() {
        anyPressing = true;
    }
}
