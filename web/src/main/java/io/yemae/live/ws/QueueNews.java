package io.yemae.live.ws;

import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;

/** What listeners of a waiting room need to know of it. Asked once a second for each of them: answered from memory. */
public interface QueueNews {

    /** How full a room is. */
    record Room(int queueSize, int currentUsers, int threshold) {
    }

    /** What has become of somebody. */
    enum State { NOT_IN_QUEUE, WAITING, ADMITTED, CLEARED }

    /**
     * Where somebody stands.
     *
     * @param position      from 1; 0 when not waiting
     * @param estimatedWait in seconds
     */
    record Standing(State state, long position, long estimatedWait) {
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    Room room(EventId event);

    /** Counts as a sign of life: the page of who listens is open. */
    Standing standing(EventId event, UserId user);
}
