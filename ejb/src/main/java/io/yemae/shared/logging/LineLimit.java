package io.yemae.shared.logging;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets through at most one log line per interval, and counts the others. */
final class LineLimit {
    private final long intervalNanos;
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
    private final AtomicLong skipped = new AtomicLong();

    /** @param perSecond lines per second */
    LineLimit(int perSecond) {
        intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** The number of lines that were skipped since the last logged one. Negative if this line is skipped as well. */
    long turn(long now) {
        long next = nextAt.get();
        if (now - next < 0 || !nextAt.compareAndSet(next, now + intervalNanos)) {
            skipped.incrementAndGet();
            return -1;
        }
        return skipped.getAndSet(0);
    }
}
