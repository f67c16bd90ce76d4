package io.yemae.warmup.domain;

/**
 * Watches the rate of a warm-up, in windows of equal length, and tells when it has stopped rising: for several windows in a row it has not
 * become noticeably higher.
 */
public final class RateWatch {
    private static final double NOTICEABLY = 1.05;

    private final int windows;
    private long risenTo;
    private int withoutRise;

    /** @param windows how many without a rise are the end */
    public RateWatch(int windows) {
        this.windows = windows;
    }

    /**
     * @param count what was done in the window that has just ended
     * @return whether the rate has stopped rising
     */
    public boolean add(long count) {
        // Compared with the last noticeable rise and not with the window before: many small rises are a rise, too.
        if (count > risenTo * NOTICEABLY) {
            risenTo = count;
            withoutRise = 0;
        } else {
            withoutRise++;
        }
        return withoutRise >= windows;
    }
}
