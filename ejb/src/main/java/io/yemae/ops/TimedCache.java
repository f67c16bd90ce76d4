package io.yemae.ops;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What operators have set, as of at most a second ago: each node reads it again once a second at the most, and only when somebody asks. Requests that
 * ask in the same moment may read it twice; none waits for another.
 */
final class TimedCache<T> {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> reading;
    private volatile Snapshot<T> snapshot;

    private record Snapshot<T>(T value, long readAt) {
    }

    TimedCache(Supplier<T> reading) {
        this.reading = reading;
    }

    T get() {
        Snapshot<T> current = snapshot;
        if (current == null || System.nanoTime() - current.readAt >= KEPT_NANOS) {
            // As old as the question: what is written while it is being read may be missing from it.
            long asked = System.nanoTime();
            current = new Snapshot<>(reading.get(), asked);
            snapshot = current;
        }
        return current.value;
    }
}
