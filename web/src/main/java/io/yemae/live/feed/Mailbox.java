package io.yemae.live.feed;

import io.yemae.shared.logging.FailureLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.logging.Logger;

/** Tasks of one client, executed in order and one at a time by a shared executor. */
public final class Mailbox {
    private static final Logger LOG = Logger.getLogger(Mailbox.class.getName());

    private final Executor executor;
    private final int capacity;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param capacity the most tasks that may wait */
    public Mailbox(Executor executor, int capacity) {
        this.executor = executor;
        this.capacity = capacity;
    }

    /** Returns whether there was room for the task. */
    public boolean offer(Runnable task) {
        synchronized (waiting) {
            if (waiting.size() >= capacity) {
                return false;
            }
        }
        add(task);
        return true;
    }

    /** Adds the task even beyond the capacity. */
    public void add(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (busy) {
                return;
            }
            busy = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                FailureLog.warn(LOG, "A request of a client failed", e);
            }
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.poll();
            busy = next != null;
            return next;
        }
    }
}
