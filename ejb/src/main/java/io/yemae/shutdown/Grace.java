package io.yemae.shutdown;

import java.time.Duration;

/**
 * For how long a node that ends still serves. Balancers take a while to notice that it is not ready, and a busy one longer: it serves on
 * while requests still come. Times are in ns of {@link System#nanoTime}.
 */
final class Grace {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** A balancer that has sent nothing for this long has taken the node out. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Duration least;
    private final long began;
    private long accepted;
    private long quietSince;

    /** @param least how long the node serves at least; 0 if it does not serve at all any more */
    Grace(Duration least, long began) {
        this.least = least;
        this.began = began;
        this.quietSince = began;
    }

    /** @param acceptedNow how many requests have come so far */
    boolean isOver(long now, long acceptedNow) {
        if (acceptedNow != accepted) {
            accepted = acceptedNow;
            quietSince = now;
        }
        long passed = now - began;
        return least.isZero()
            || passed >= LONGEST.toNanos()
            || passed >= least.toNanos() && now - quietSince >= QUIET.toNanos();
    }
}
