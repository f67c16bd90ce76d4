package io.yemae.policies;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A value that is cached for a second and read again on demand. Concurrent calls may read it twice. None waits for another. */
final class TimedCache<T> {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> reader;
    private final AtomicLong changes = new AtomicLong();
    private volatile Snapshot<T> snapshot;

    private record Snapshot<T>(T value, long readAt, long changes) {
    }

    TimedCache(Supplier<T> reader) {
        this.reader = reader;
    }

    T get() {
        Snapshot<T> current = snapshot;
        if (current == null || current.changes != changes.get() || System.nanoTime() - current.readAt >= MAX_AGE_NANOS) {
            // Age and changes are those before the read, since concurrent writes may be missing from it.
            long readAt = System.nanoTime();
            long changesBefore = changes.get();
            current = new Snapshot<>(reader.get(), readAt, changesBefore);
            snapshot = current;
        }
        return current.value;
    }

    /** The next call reads the value. */
    void changed() {
        changes.incrementAndGet();
    }
}
