package io.yemae.queue.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the rate of admission this node can take: all of it while holds are answered well; half as much after each second in which one of five
 * was slow or failed; and back by a tenth of the whole a second.
 */
@ApplicationScoped
public class AdmissionPace {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int FEWEST_TO_JUDGE = 5;
    private static final int ONE_OF = 5;
    private static final int WHOLE = 100;
    private static final int LEAST = 1;
    private static final int STEP = 10;

    private final AtomicLong holds = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private volatile int percent = WHOLE;

    /** @param failed for want of capacity; a refusal is an answer like any other */
    public void observed(long nanos, boolean failed) {
        holds.incrementAndGet();
        if (failed || nanos > SLOW_NANOS) {
            bad.incrementAndGet();
        }
    }

    public int percent() {
        return percent;
    }

    /** A second is over. */
    public void adjust() {
        long observed = holds.getAndSet(0);
        long slowOrFailed = bad.getAndSet(0);
        boolean tooMany = observed >= FEWEST_TO_JUDGE && slowOrFailed * ONE_OF >= observed;
        percent = tooMany ? Math.max(LEAST, percent / 2) : Math.min(WHOLE, percent + STEP);
    }
}
