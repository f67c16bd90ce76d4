package io.yemae.ops;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A value that is cached for a second and read again on demand. Concurrent calls may read it twice. None waits for another. */
final class TimedCache<T> {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> reader;
    private volatile Snapshot<T> snapshot;

    private record Snapshot<T>(T value, long readAt) {
    }

    TimedCache(Supplier<T> reader) {
        this.reader = reader;
    }

    T get() {
        Snapshot<T> current = snapshot;
        if (current == null || System.nanoTime() - current.readAt >= MAX_AGE_NANOS) {
            // The age counts from before the read, since concurrent writes may be missing from it.
            long readAt = System.nanoTime();
            current = new Snapshot<>(reader.get(), readAt);
            snapshot = current;
        }
        return current.value;
    }
}
