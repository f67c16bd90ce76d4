package io.yemae.queue;

import io.yemae.queue.domain.Room;
import io.yemae.queue.integration.Rooms;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Where those stand whom this node knows, from memory and without waiting for anything, so that a thread that must not wait can ask. It is what nearly all
 * polls of a crowd find; the others are for {@link WaitingRoom}.
 */
@ApplicationScoped
public class QueuePolls {

    @Inject
    Rooms rooms;

    /** Counts as a sign of life. Empty when it takes a look at the database, or a moment, to answer. */
    public Optional<QueueStatus> status(EventId event, UserId user) {
        return rooms.known(event).flatMap(room -> status(room, user));
    }

    private Optional<QueueStatus> status(Room room, UserId user) {
        if (!room.isFresh() && room.picture().place(user.value()).isEmpty()) {
            // Perhaps another node has given a place.
            return Optional.empty();
        }
        Optional<QueueStatus> status = room.picture().statusAtHand(user.value(), System.nanoTime(), rooms.sessionMinutes());
        if (status.isPresent()) {
            room.seen(user.value());
        }
        return status;
    }
}
