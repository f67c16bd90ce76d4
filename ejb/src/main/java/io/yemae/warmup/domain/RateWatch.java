package io.yemae.warmup.domain;

/**
 * Watches the rate of a warm-up, in windows of equal length, and says when it has stopped rising: for several windows in a row it has not
 * become noticeably higher, although enough has been done. On a machine that is busy otherwise the rate may stay low for a while, and then
 * rise.
 */
public final class RateWatch {
    private static final double NOTICEABLY = 1.05;

    private final int windows;
    private final long enough;
    private long done;
    private long risenTo;
    private int withoutRise;

    /**
     * @param windows how many without a rise are the end
     * @param enough  how much has to be done before the end; unless nothing succeeds at all
     */
    public RateWatch(int windows, long enough) {
        this.windows = windows;
        this.enough = enough;
    }

    /**
     * @param count what was done in the window that has just ended
     * @return whether the rate has stopped rising
     */
    public boolean add(long count) {
        done += count;
        // Compared with the last noticeable rise and not with the window before: many small rises are a rise, too.
        if (count > risenTo * NOTICEABLY) {
            risenTo = count;
            withoutRise = 0;
        } else {
            withoutRise++;
        }
        return withoutRise >= windows && (done >= enough || done == 0);
    }
}
