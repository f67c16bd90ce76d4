package io.yemae.queue.integration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The percentage of the admission rate that this node can serve. It is halved after each second in which at least one of five holds was
 * slow or failed, and rises by ten percentage points after every other second.
 */
@ApplicationScoped
public class AdmissionPace {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MIN_SAMPLE = 5;
    private static final int ONE_OF = 5;
    private static final int FULL_RATE = 100;
    private static final int LOWEST = 1;
    private static final int STEP = 10;

    private final AtomicLong holds = new AtomicLong();
    private final AtomicLong slowOrFailed = new AtomicLong();
    private volatile int percent = FULL_RATE;

    /** @param failed for lack of capacity; a refusal is no failure */
    public void observed(long nanos, boolean failed) {
        holds.incrementAndGet();
        if (failed || nanos > SLOW_NANOS) {
            slowOrFailed.incrementAndGet();
        }
    }

    public int percent() {
        return percent;
    }

    /** To be called every second. */
    public void adjust() {
        long observed = holds.getAndSet(0);
        long bad = slowOrFailed.getAndSet(0);
        boolean tooMany = observed >= MIN_SAMPLE && bad * ONE_OF >= observed;
        percent = tooMany ? Math.max(LOWEST, percent / 2) : Math.min(FULL_RATE, percent + STEP);
    }
}
