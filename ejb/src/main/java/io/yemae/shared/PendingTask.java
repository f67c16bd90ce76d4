package io.yemae.shared;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a task of an executor is pending, so that it is scheduled once. A server that is suspended drops what is due then: a task that
 * has not come within a time will not come, and the next request for it schedules it again. Times are those of {@link System#nanoTime()}.
 */
public final class PendingTask {
    private final long droppedAfterNanos;
    private final AtomicReference<Long> since = new AtomicReference<>();

    /** @param droppedAfterNanos longer than the task takes to come, or to come and run if it calls {@link #end()} last */
    public PendingTask(long droppedAfterNanos) {
        this.droppedAfterNanos = droppedAfterNanos;
    }

    /** @return whether the caller has to schedule the task */
    public boolean begin(long now) {
        Long before = since.get();
        return !isPending(before, now) && since.compareAndSet(before, now);
    }

    public boolean isPending(long now) {
        return isPending(since.get(), now);
    }

    /** To be called by the task: the next {@link #begin} schedules it again. */
    public void end() {
        since.set(null);
    }

    private boolean isPending(Long begun, long now) {
        return begun != null && now - begun <= droppedAfterNanos;
    }
}
