package io.yemae.shared.logging;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets through so many log lines a second on average, and as many at once, and counts the others. */
final class LineLimit {
    private final long intervalNanos;
    private final long burstNanos;
    /** When the lines that were let through would have come at even intervals. */
    private final AtomicLong even = new AtomicLong(System.nanoTime());
    private final AtomicLong skipped = new AtomicLong();

    /** @param perSecond lines per second */
    LineLimit(int perSecond) {
        intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        burstNanos = (perSecond - 1) * intervalNanos;
    }

    /** The number of lines that were skipped since the last logged one. Negative if this line is skipped as well. */
    long turn(long now) {
        while (true) {
            long before = even.get();
            // Differences, because the time of nanoTime() may overflow.
            long ahead = Math.max(0, before - now);
            if (ahead > burstNanos) {
                skipped.incrementAndGet();
                return -1;
            }
            if (even.compareAndSet(before, now + ahead + intervalNanos)) {
                return skipped.getAndSet(0);
            }
        }
    }
}
