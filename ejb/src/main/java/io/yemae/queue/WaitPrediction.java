package io.yemae.queue;

import java.util.List;

/**
 * How long the last of those who wait now would wait if the room had other limits.
 *
 * @param queueSize how many wait
 * @param current   with the limits that the room has: what its buyers are shown
 * @param others    in the order in which they were asked for
 */
public record WaitPrediction(int queueSize, Wait current, List<Wait> others) {

    /**
     * The wait with some limits.
     *
     * @param threshold how many may be admitted at once
     * @param rate      how many may be admitted within a second
     * @param perSecond how many would be admitted within a second once the threshold is reached
     * @param seconds   of the last one; 0 if nobody waits
     */
    public record Wait(int threshold, int rate, double perSecond, long seconds) {
    }
}
