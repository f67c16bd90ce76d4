package io.yemae.queue;

import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.Room;
import io.yemae.queue.integration.Rooms;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Polls and entries for threads that must not block: answers from memory, for rooms that this node knows. In a rush nearly all requests are
 * answered here; {@link WaitingRoom} answers the rest.
 */
@ApplicationScoped
public class CachedWaitingRoom {

    @Inject
    Rooms rooms;

    /** As {@link WaitingRoom#status}; empty if the answer needs a statement, or has to wait for the snapshot. */
    public Optional<QueueStatus> status(EventId event, UserId user) {
        return rooms.known(event)
            // Another node may have given a place since the last refresh.
            .filter(room -> room.isFresh() || room.place(user.value()).isPresent())
            .flatMap(room -> status(room, user));
    }

    /** As {@link WaitingRoom#enterAsync}; empty if the user is refused, or has a place and cannot be answered at once. */
    public Optional<CompletionStage<QueueStatus>> enter(EventId event, UserId user) {
        return rooms.known(event)
            .filter(room -> room.sale() == Sale.TO_COME || room.sale() == Sale.OPEN)
            .flatMap(room -> room.keepsPlace(user.value()) ? status(room, user).map(CompletableFuture::completedStage)
                : Optional.of(rooms.enterAsync(room, user)));
    }

    private static Optional<QueueStatus> status(Room room, UserId user) {
        Optional<QueueStatus> status = room.statusIfRanked(user.value());
        if (status.isPresent()) {
            room.heartbeat(user.value());
        }
        return status;
    }
}
