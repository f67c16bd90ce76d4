package io.yemae.live.feed;

import java.util.List;

/** Sends frames to one client. */
@FunctionalInterface
public interface FrameSink {

    /**
     * Sends frames in order and does not block.
     *
     * @param sent runs once all of them are written, perhaps before this returns; never if the connection has ended
     */
    void send(List<String> frames, Runnable sent);

    /** The client may not listen any longer. */
    default void end() {
    }
}
