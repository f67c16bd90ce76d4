package io.yemae.it.server;

import java.time.Duration;
import java.util.Arrays;

/**
 * How a load was answered over time.
 *
 * @param offered  requests per second
 * @param answered when each answer came, ascending, as {@link System#nanoTime()}
 */
record AnswerRate(int offered, long[] answered) {
    private static final long WINDOW = Duration.ofSeconds(1).toNanos();
    private static final long STEP = Duration.ofMillis(10).toNanos();
    /** Less than this differs from the full rate by more than chance. */
    private static final double FULL = 0.9;

    /** What follows on an event. */
    String after(long event, long end) {
        return "longest time without an answer %d ms, lowest rate %d of %d requests/s, full rate from %d ms on".formatted(
            longestPause(event, end).toMillis(), lowest(event, end), offered, untilFull(event, end).toMillis());
    }

    Duration longestPause(long from, long to) {
        long last = from;
        long longest = 0;
        for (long each : answered) {
            if (each > from && each <= to) {
                longest = Math.max(longest, each - last);
                last = each;
            }
        }
        return Duration.ofNanos(Math.max(longest, to - last));
    }

    private long lowest(long from, long to) {
        long lowest = Long.MAX_VALUE;
        for (long t = from; t + WINDOW <= to; t += STEP) {
            lowest = Math.min(lowest, within(t));
        }
        return lowest;
    }

    /** Until the last second with less than the full rate has begun; zero if there is none. */
    private Duration untilFull(long from, long to) {
        long full = from;
        for (long t = from; t + WINDOW <= to; t += STEP) {
            if (within(t) < FULL * offered) {
                full = t + STEP;
            }
        }
        return Duration.ofNanos(full - from);
    }

    /** The answers in the second that begins at {@code t}. */
    private long within(long t) {
        return index(t + WINDOW) - index(t);
    }

    private int index(long time) {
        int found = Arrays.binarySearch(answered, time);
        return found >= 0 ? found : -found - 1;
    }
}
