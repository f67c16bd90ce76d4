package io.yemae.live.feed;

import java.util.List;

/** Where frames go. */
@FunctionalInterface
public interface FrameSink {

    /**
     * Sends frames in their order, and waits for nothing.
     *
     * @param sent is run when all of them are on their way, perhaps before this returns; never, when the connection has ended
     */
    void send(List<String> frames, Runnable sent);

    /** Whoever listens may listen no longer. */
    default void end() {
    }
}
