package io.yemae.queue;

import io.yemae.catalog.Catalogue;
import io.yemae.ops.Metrics;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.Room;
import io.yemae.queue.domain.Turn.Wish;
import io.yemae.queue.integration.Rooms;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How one comes into a room: by oneself, or together with all who come within the same moment, and then nobody's thread waits. */
@ApplicationScoped
class Entrance {

    @Inject
    Rooms rooms;

    @Inject
    Catalogue catalogue;

    @Inject
    Metrics metrics;

    QueueStatus enter(EventId event, UserId user) {
        Room room = rooms.of(event);
        refuseIfCancelled(room);
        if (has(room, user)) {
            return seen(room, user);
        }
        room.ask(Wish.ENTER, user.value());
        return entered(room, user);
    }

    CompletionStage<QueueStatus> enterTogether(EventId event, UserId user) {
        Room room = rooms.of(event);
        refuseIfCancelled(room);
        if (has(room, user)) {
            return CompletableFuture.completedStage(seen(room, user));
        }
        return askTogether(room, user);
    }

    /** The same on a thread that must not wait; empty for who is in already and cannot be answered at once. */
    Optional<CompletionStage<QueueStatus>> enterAtHand(Room room, UserId user) {
        if (room.picture().sale() == Sale.OVER) {
            // Perhaps because the event was cancelled: the catalogue knows, and may have to be read.
            return Optional.empty();
        }
        return has(room, user) ? seenAtHand(room, user).map(CompletableFuture::completedStage) : Optional.of(askTogether(room, user));
    }

    private CompletionStage<QueueStatus> askTogether(Room room, UserId user) {
        return room.askTogether(Wish.ENTER, user.value()).thenApply(done -> entered(room, user));
    }

    CompletionStage<Void> leave(EventId event, UserId user) {
        return rooms.of(event).askTogether(Wish.LEAVE, user.value());
    }

    /** Where the user stands; a sign of life. */
    QueueStatus seen(Room room, UserId user) {
        room.seen(user.value());
        return status(room, user);
    }

    /** The same on a thread that must not wait; empty when it takes a look at the database, or a moment, to tell. */
    Optional<QueueStatus> seenAtHand(Room room, UserId user) {
        if (room.picture().sale() == Sale.OVER || !room.isFresh() && !has(room, user)) {
            // Perhaps the event was cancelled, or another node has given a place.
            return Optional.empty();
        }
        Optional<QueueStatus> status = room.picture().statusAtHand(user.value(), System.nanoTime(), rooms.sessionMinutes());
        if (status.isPresent()) {
            room.seen(user.value());
        }
        return status;
    }

    QueueStatus status(Room room, UserId user) {
        if (isCancelled(room)) {
            return new QueueStatus(room.picture().view().cancelled(), Optional.empty(), false);
        }
        return room.picture().status(user.value(), System.nanoTime(), rooms.sessionMinutes());
    }

    private QueueStatus entered(Room room, UserId user) {
        if (!has(room, user)) {
            refuseIfCancelled(room);
            throw room.picture().sale() == Sale.OVER ? Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다.") : Problem.userGone();
        }
        metrics.passed(room.event(), Stage.QUEUE, Visitor.of(user));
        return seen(room, user).asNewcomer();
    }

    /** @throws Problem conflict {@code EVENT_CANCELLED}, so that nobody waits for what is not given */
    void refuseIfCancelled(Room room) {
        if (isCancelled(room)) {
            throw Problem.conflict("EVENT_CANCELLED", "취소된 공연입니다. 대기열에 들어갈 수 없습니다.");
        }
    }

    private boolean isCancelled(Room room) {
        return room.picture().sale() == Sale.OVER && catalogue.find(room.event()).filter(event -> event.status().equals("cancelled")).isPresent();
    }

    private static boolean has(Room room, UserId user) {
        return room.picture().place(user.value()).isPresent();
    }
}
