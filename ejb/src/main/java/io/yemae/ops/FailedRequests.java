package io.yemae.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Counts the requests that this node answered with a status of 500 or more. */
@ApplicationScoped
public class FailedRequests {
    private final AtomicLong count = new AtomicLong();

    /** Does not block. */
    public void add() {
        count.incrementAndGet();
    }

    /** Passes the count on, if there is any, and starts again. The count is kept for the next time if the writer fails. */
    void takeAndWrite(LongConsumer writer) {
        long taken = count.getAndSet(0);
        if (taken == 0) {
            return;
        }
        try {
            writer.accept(taken);
        } catch (RuntimeException e) {
            count.addAndGet(taken);
            throw e;
        }
    }
}
