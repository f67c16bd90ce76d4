package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** What many people do, each when it is time, in fewer threads than people. */
public final class Schedule {
    private final DelayQueue<Step> steps = new DelayQueue<>();
    private volatile boolean failed;

    /** Takes steps until nobody is left or one has failed. @param left how many people are left */
    public void run(int threads, Duration atMost, IntSupplier left) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Crowd.of(threads).run(i -> work(deadline, left));
    }

    /** All that waits for its time is due now. */
    public void hurry() {
        for (Step each : steps.toArray(Step[]::new)) {
            if (steps.remove(each)) {
                each.in(0);
            }
        }
    }

    private void work(long deadline, IntSupplier left) {
        try {
            while (left.getAsInt() > 0 && !failed) {
                assertThat(System.nanoTime()).as("%d are left", left.getAsInt()).isLessThan(deadline);
                Step step = steps.poll(20, TimeUnit.MILLISECONDS);
                if (step != null) {
                    step.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
        }
    }

    /** What somebody does at some time, once or again and again. */
    public abstract static class Step implements Delayed, Runnable {
        private final Schedule schedule;
        private long due;

        protected Step(Schedule schedule) {
            this.schedule = schedule;
        }

        public final void in(long millis) {
            due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            schedule.steps.add(this);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
