package io.yemae.queue.domain;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A clock that a test moves, and an executor that runs tasks when the clock reaches their time, one after the other. */
final class FakeTime implements DelayedExecutor, LongSupplier {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    // Not 0, which would hide a field that is not initialized.
    private long now = TimeUnit.HOURS.toNanos(1);
    private long order;

    private record Task(long due, long order, Runnable work) {
    }

    @Override
    public long getAsLong() {
        return now;
    }

    @Override
    public void execute(Runnable task, long delayNanos) {
        tasks.add(new Task(now + delayNanos, order++, task));
    }

    void after(long millis, Runnable task) {
        execute(task, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Runs what is due now, and what that makes due. */
    void run() {
        advance(0);
    }

    void advance(long millis) {
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!tasks.isEmpty() && tasks.peek().due <= end) {
            Task next = tasks.poll();
            now = Math.max(now, next.due);
            next.work.run();
        }
        now = end;
    }

    int scheduled() {
        return tasks.size();
    }
}
