package io.yemae.live.feed;

import io.yemae.shared.logging.FailureLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.logging.Logger;

/** Work for one client, done in order, one piece at a time, by threads that belong to nobody. */
public final class Mailbox {
    private static final Logger LOG = Logger.getLogger(Mailbox.class.getName());

    private final Executor executor;
    private final int room;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param room how much may wait */
    public Mailbox(Executor executor, int room) {
        this.executor = executor;
        this.room = room;
    }

    /** Returns whether there was room for it. */
    public boolean offer(Runnable work) {
        synchronized (waiting) {
            if (waiting.size() >= room) {
                return false;
            }
        }
        add(work);
        return true;
    }

    /** Puts it in whether there is room or not. */
    public void add(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (busy) {
                return;
            }
            busy = true;
        }
        executor.execute(this::empty);
    }

    private void empty() {
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                FailureLog.warn(LOG, "What a client asked for could not be done", e);
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
