package io.yemae.queue.domain;

import java.util.concurrent.TimeUnit;

/**
 * A live ticket in the memory of a node.
 *
 * @param number       null until the draw
 * @param sessionEnds  when the session of an admitted user ends, by {@link System#nanoTime()}, so that setting the clock changes no session
 */
public record Place(int epoch, long arrival, Long number, boolean admitted, long sessionEnds) {

    public long secondsLeft(long nanoTime) {
        return admitted ? Math.max(0, TimeUnit.NANOSECONDS.toSeconds(sessionEnds - nanoTime)) : 0;
    }

    public boolean isSessionOpen(long nanoTime) {
        return admitted && sessionEnds - nanoTime > 0;
    }
}
