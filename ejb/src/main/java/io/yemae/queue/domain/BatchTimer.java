package io.yemae.queue.domain;

import io.yemae.shared.PendingTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides when the next turn of submitted requests runs. Natural batching: at once if none runs, otherwise as soon as the running one has
 * committed; all requests that have come by then share the turn.
 *
 * <p>In a rush that would be one turn for every few requests, because a turn takes only milliseconds. So in a rush a turn waits for more:
 * until {@value #FULL} requests wait, which keeps turns below 0.1 for each request, or nobody came within {@value #STEP_MILLIS} ms, but at
 * most {@value #LONGEST_MILLIS} ms. A rush is more than {@value #FEW} waiting requests, or {@value #RUSH} within {@value #LONGEST_MILLIS}
 * ms. On a node so busy that only 200 requests a second arrive, they are 5 ms apart: a shorter silence would end most batches early.
 */
final class BatchTimer {
    private static final int FEW = 4;
    private static final int FULL = 11;
    private static final int RUSH = 16;
    private static final long STEP_MILLIS = 20;
    private static final long LONGEST_MILLIS = 80;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    private static final long LONGER_THAN_ANY_TURN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Runnable turn;
    private final DelayedExecutor executor;
    private final LongSupplier nanoTime;
    private final PendingTask running = new PendingTask(LONGER_THAN_ANY_TURN_NANOS);

    private int waiting;
    private int waitingAtLastCheck;
    private int inThisPeriod;
    private int inLastPeriod;
    private long periodBegan;
    private long waitingSince;
    // Rises with each batch, so that a check that was scheduled for an earlier one does nothing.
    private long batch;

    /**
     * @param turn executes a turn of what waits, calls {@link #taken} within it, and {@link #finished} at its end whatever happens
     */
    BatchTimer(Runnable turn, DelayedExecutor executor, LongSupplier nanoTime) {
        this.turn = turn;
        this.executor = executor;
        this.nanoTime = nanoTime;
        periodBegan = nanoTime.getAsLong();
    }

    /** A request was submitted. */
    synchronized void added() {
        waiting++;
        count();
        if (isRunning()) {
            return;
        }
        if (waiting == 1) {
            begin();
        } else if (waiting >= FULL) {
            run();
        }
    }

    /** A turn, of ours or of a blocking caller, has taken this many submitted requests out of the queue. */
    synchronized void taken(int requests) {
        if (requests > 0) {
            waiting -= requests;
            batch++;
            if (waiting > 0 && !isRunning()) {
                // Submitted since the turn emptied the queue.
                begin();
            }
        }
    }

    /** The turn that this timer started is over. */
    synchronized void finished() {
        running.end();
        if (waiting > 0) {
            begin();
        }
    }

    private void count() {
        long now = nanoTime.getAsLong();
        if (now - periodBegan >= LONGEST_NANOS) {
            inLastPeriod = now - periodBegan < 2 * LONGEST_NANOS ? inThisPeriod : 0;
            inThisPeriod = 0;
            periodBegan = now;
        }
        inThisPeriod++;
    }

    private void begin() {
        waitingSince = nanoTime.getAsLong();
        waitingAtLastCheck = 0;
        check();
    }

    private synchronized void check(long ofBatch) {
        if (!isRunning() && batch == ofBatch && waiting > 0) {
            check();
        }
    }

    private void check() {
        if (isDue()) {
            run();
        } else {
            waitingAtLastCheck = waiting;
            long mine = batch;
            executor.execute(() -> check(mine), STEP_NANOS);
        }
    }

    private boolean isDue() {
        long now = nanoTime.getAsLong();
        boolean rush = waiting > FEW || Math.max(inThisPeriod, inLastPeriod) >= RUSH;
        return !rush || waiting >= FULL || waiting == waitingAtLastCheck || now - waitingSince >= LONGEST_NANOS;
    }

    private boolean isRunning() {
        return running.isPending(nanoTime.getAsLong());
    }

    private void run() {
        running.begin(nanoTime.getAsLong());
        executor.execute(turn, 0);
    }
}
