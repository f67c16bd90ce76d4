package io.yemae.queue.domain;

import io.yemae.queue.WaitPrediction.Wait;

/**
 * Estimates waits from the turnover of a room: how many are admitted within a second because others have left.
 *
 * @param turnover  users a second
 * @param threshold the room's
 * @param rate      the room's, users a second
 * @param admitted  how many are admitted now
 */
record WaitEstimate(double turnover, int threshold, int rate, int admitted) {

    /**
     * @param admittedPerSecond as it was measured
     * @param sessionSeconds    the longest stay: a full room admits at least as many as this implies
     */
    static WaitEstimate of(double admittedPerSecond, long sessionSeconds, int threshold, int rate, int admitted) {
        return new WaitEstimate(Math.max(admittedPerSecond, (double) threshold / sessionSeconds), threshold, rate, admitted);
    }

    /** In seconds. @param position from 1 */
    long seconds(long position) {
        return (long) Math.ceil(position / Math.min(turnover, rate));
    }

    /**
     * The wait if the room had other limits. With the limits that it has, this is {@link #seconds}; it never rises with a higher limit.
     *
     * <p>A full room of another size turns over in proportion to it. A larger one admits the difference at once, as fast as the rate
     * allows. A smaller one first waits until the surplus has left.
     *
     * @param position of the one whose wait is estimated, from 1; 0 if nobody waits
     */
    Wait with(int otherThreshold, int otherRate, long position) {
        double otherTurnover = turnover * ((double) otherThreshold / threshold);
        double perSecond = Math.min(otherTurnover, otherRate);
        if (position == 0) {
            return new Wait(otherThreshold, otherRate, perSecond, 0);
        }
        long surplus = Math.max(0, Math.min(admitted, threshold) - otherThreshold);
        long atOnce = Math.min(position, Math.max(0, otherThreshold - threshold));
        double seconds = surplus / turnover + (double) atOnce / otherRate + (position - atOnce) / perSecond;
        return new Wait(otherThreshold, otherRate, perSecond, (long) Math.ceil(seconds));
    }
}
