package io.yemae.queue;

import io.yemae.queue.integration.Rooms;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a crowd asks of the waiting room, for threads that must not wait: of rooms that this node knows, from memory. It is what nearly all of a crowd find;
 * the others are for {@link WaitingRoom}.
 */
@ApplicationScoped
public class QueueAtHand {

    @Inject
    Rooms rooms;

    @Inject
    Entrance entrance;

    /** As {@link WaitingRoom#status}; empty when it takes a look at the database, or a moment, to tell. */
    public Optional<QueueStatus> status(EventId event, UserId user) {
        return rooms.known(event).flatMap(room -> entrance.seenAtHand(room, user));
    }

    /** As {@link WaitingRoom#enterTogether}; empty for who is in already and cannot be answered at once. */
    public Optional<CompletionStage<QueueStatus>> enter(EventId event, UserId user) {
        return rooms.known(event).flatMap(room -> entrance.enterAtHand(room, user));
    }
}
