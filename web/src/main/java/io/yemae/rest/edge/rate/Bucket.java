package io.yemae.rest.edge.rate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket that holds the requests of one minute and is refilled continuously. Its only state is the instant at which it will be full
 * again, so the limit is an argument of each request and a changed policy applies at once.
 */
public final class Bucket {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong fullAt;

    Bucket(long now) {
        fullAt = new AtomicLong(now);
    }

    /**
     * The result of one request.
     *
     * @param left      requests that may follow at once
     * @param fullNanos until the bucket is full again
     * @param waitNanos until the next request is granted; 0 if this one was
     */
    public record Take(long left, long fullNanos, long waitNanos) {

        public boolean isGranted() {
            return waitNanos == 0;
        }
    }

    /** @param now of {@link System#nanoTime} */
    Take take(long now, int perMinute) {
        long each = MINUTE / perMinute;
        while (true) {
            long before = fullAt.get();
            long after = Math.max(before - now, 0) + each;
            if (after > MINUTE) {
                return new Take(0, after - each, after - MINUTE);
            }
            if (fullAt.compareAndSet(before, now + after)) {
                return new Take((MINUTE - after) / each, after, 0);
            }
        }
    }

    /** A full bucket is equal to a new one and can be discarded. */
    boolean isFull(long now) {
        return fullAt.get() - now <= 0;
    }
}
