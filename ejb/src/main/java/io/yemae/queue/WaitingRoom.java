package io.yemae.queue;

import io.yemae.ops.Metrics;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.Place;
import io.yemae.queue.domain.Room;
import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.integration.QueueTokens;
import io.yemae.queue.integration.Rooms;
import io.yemae.queue.persistence.RoomStatements;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Places in the queue of an event (requirement 2, "Queue Management"; requirement 3, section 2; requirement 4, queue tokens). */
@Stateless
// A turn of a room has its own transaction, and most calls need none.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingRoom {

    @Inject
    Rooms rooms;

    @Inject
    QueueTokens tokens;

    @Inject
    Metrics metrics;

    @Inject
    RoomStatements statements;

    /**
     * Gives the user a place. It is admitted at once if nobody waits and the threshold allows it. A user who has a place keeps it.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}, conflict {@code NOT_ON_SALE} if the sale is over or
     *     {@code EVENT_CANCELLED}, unauthenticated {@code USER_NOT_FOUND}
     */
    public QueueStatus enter(EventId event, UserId user) {
        Room room = rooms.of(event);
        room.refuseIfCancelled();
        if (room.keepsPlace(user.value())) {
            return statusWithHeartbeat(room, user);
        }
        return rooms.entered(room, user, room.execute(Action.ENTER, user.value()));
    }

    /** As {@link #enter}, without blocking: all users who come within a few milliseconds share one statement. */
    public CompletionStage<QueueStatus> enterAsync(EventId event, UserId user) {
        Room room = rooms.of(event);
        room.refuseIfCancelled();
        return room.keepsPlace(user.value()) ? CompletableFuture.completedStage(statusWithHeartbeat(room, user))
            : rooms.enterAsync(room, user);
    }

    /**
     * The user's place. Counts as a heartbeat, and runs no statement for a user whom this node knows.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public QueueStatus status(EventId event, UserId user) {
        Room room = rooms.of(event);
        if (room.place(user.value()).isEmpty()) {
            // Another node may have given a place since the last refresh.
            room.refreshUnlessFresh();
        }
        return statusWithHeartbeat(room, user);
    }

    /**
     * Gives the user's place up, without blocking. Does nothing if the user has none.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public CompletionStage<Void> leave(EventId event, UserId user) {
        return rooms.of(event).submit(Action.LEAVE, user.value()).thenAccept(place -> { });
    }

    /** An event for which the user waits, from memory; any, if there are several. Does not count as a heartbeat. */
    public Optional<EventId> eventOfWaiting(UserId user) {
        return rooms.eventOfWaiting(user);
    }

    /**
     * The room, from memory.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public RoomView room(EventId event) {
        return rooms.of(event).view();
    }

    /** The rooms in which anybody is, on any node, and those that this node has been asked for recently; from memory. */
    public Map<EventId, RoomView> rooms() {
        return rooms.views();
    }

    /**
     * The room as it is in the database now.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public RoomView refreshedRoom(EventId event) {
        Room room = rooms.of(event);
        room.refresh();
        return room.view();
    }

    /**
     * How long the last of those who wait would wait with other limits, from memory. Changes nothing.
     *
     * @param thresholds how many may be admitted at once
     * @param rate       how many may be admitted within a second; null for the room's own
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public WaitPrediction predict(EventId event, List<Integer> thresholds, Integer rate) {
        return rooms.of(event).predict(thresholds, rate);
    }

    /** The wait of a user who enters now, in seconds, from memory. 0 if that user would be admitted at once. */
    public long waitOfNewcomer(EventId event) {
        return rooms.of(event).waitOfNewcomer();
    }

    /**
     * Lets admitted users pass, from memory. Any other user is put into the queue: admitted at once if nobody waits and the threshold
     * allows it, refused otherwise. If there is nothing to wait for, because the sale has not begun, is over, or no seat is left, the user
     * passes and the next step refuses. If the room cannot be read, nobody passes. An unknown event passes, too.
     *
     * @throws Problem forbidden {@code NOT_ADMITTED} with the place, unauthenticated {@code USER_NOT_FOUND}, unavailable
     *     {@code UNAVAILABLE}
     */
    public void pass(EventId event, UserId user) {
        Optional<Room> closed = closedRoom(event, user);
        if (closed.isEmpty()) {
            return;
        }
        Room room = closed.get();
        Optional<Place> before = room.place(user.value());
        Optional<Place> after = isWaiting(before) ? before : room.execute(Action.PASS, user.value());
        Optional<Problem> refused = refusal(metrics, room, user, before, after);
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    /** Whether {@link #pass} lets the user through without a turn, as long as this node knows. */
    public boolean isAdmitted(EventId event, UserId user) {
        return closedRoom(event, user).isEmpty();
    }

    /** The room, unless this node knows that it lets the user through, or there is none. */
    private Optional<Room> closedRoom(EventId event, UserId user) {
        return rooms.find(event).filter(room -> !room.isAdmitted(user.value()));
    }

    /**
     * As {@link #pass}, without blocking: all users who come within a few milliseconds share one turn.
     *
     * @return why the user may not pass, for example because the room cannot be read; empty if the user may
     */
    public CompletionStage<Optional<RuntimeException>> passAsync(EventId event, UserId user) {
        Optional<Room> closed = closedRoom(event, user);
        if (closed.isEmpty()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        Room room = closed.get();
        Metrics counted = metrics;
        Optional<Place> before = room.place(user.value());
        CompletionStage<Optional<Place>> after = isWaiting(before) ? CompletableFuture.completedStage(before)
            : room.submit(Action.PASS, user.value());
        return after.handle((place, failure) -> failure == null
            ? refusal(counted, room, user, before, place).map(RuntimeException.class::cast) : Optional.of((RuntimeException) failure));
    }

    /**
     * As {@link #pass}, before payment for a hold. A session does not end before the last live hold of its user, and its place counts until
     * then. So no user is refused payment because the session was too short, and still no more than the threshold are admitted.
     *
     * @return the event, or null if it is an offer of the waiting list, which is paid without admission, or no live hold of the user; then
     *     the payment itself refuses
     */
    public EventId passToPay(ReservationId reservation, UserId user) {
        Optional<EventId> event = statements.eventOfLiveHold(reservation, user);
        event.ifPresent(of -> pass(of, user));
        return event.orElse(null);
    }

    /** The user has paid: after the commit of the present transaction the place is free for the next user. Never fails. */
    // Supports a transaction, because the commit of the caller's is awaited.
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void done(EventId event, UserId user) {
        if (event != null) {
            rooms.doneAfterCommit(event, user);
        }
    }

    /** Gives a place as {@link #enterAsync} does, and a token that names it (requirement 4). */
    public CompletionStage<QueuePosition> issue(EventId event, UserId user) {
        QueueTokens signer = tokens;
        return enterAsync(event, user).thenApply(status -> {
            QueueTicket ticket = status.ticket().orElseThrow(QueueToken::invalid);
            return signer.issue(event, user, ticket, Map.of("remaining", ticket.position(), "wait", ticket.estimatedWait()));
        });
    }

    /**
     * A token that names the user's place.
     *
     * @param shown claims for the client, in the format of its API
     */
    public String sign(EventId event, UserId user, QueueTicket ticket, Map<String, ?> shown) {
        return tokens.sign(event, user, ticket, shown);
    }

    /**
     * The content of a token. {@link #status} returns whether its place still exists.
     *
     * @throws Problem unauthenticated {@code INVALID_QUEUE_TOKEN}: forged, of another kind, or expired
     */
    public QueueToken verify(String token) {
        return tokens.verify(token);
    }

    /**
     * The place that a token names.
     *
     * @throws Problem unauthenticated {@code INVALID_QUEUE_TOKEN}: forged, expired, or of a place that was given up, used, lost or cleared;
     *     conflict {@code EVENT_CANCELLED}
     */
    public QueuePosition position(String token) {
        QueueToken named = tokens.verify(token);
        rooms.of(named.event()).refuseIfCancelled();
        QueueTicket ticket = status(named.event(), named.user()).ticket().filter(named::names).orElseThrow(QueueToken::invalid);
        return tokens.position(token, named, ticket);
    }

    private static QueueStatus statusWithHeartbeat(Room room, UserId user) {
        room.heartbeat(user.value());
        return room.status(user.value());
    }

    /** @return empty if the user may pass */
    private static Optional<Problem> refusal(Metrics counted, Room room, UserId user, Optional<Place> before, Optional<Place> place) {
        QueueStatus status = room.statusWith(user.value(), place);
        if (before.isEmpty() && status.ticket().isPresent()) {
            counted.passed(room.event(), Stage.QUEUE, Visitor.of(user));
        }
        if (status.isAdmitted()) {
            return Optional.empty();
        }
        return status.isWaiting()
            ? Optional.of(notAdmitted(status.ticket().orElseThrow().position(), status.room(), status.ticket().orElseThrow().retryAfter()))
            : refusalWithoutPlace(status.room());
    }

    private static boolean isWaiting(Optional<Place> place) {
        return place.filter(each -> !each.admitted()).isPresent();
    }

    private static Optional<Problem> refusalWithoutPlace(RoomView room) {
        if (room.sale() != Sale.OPEN) {
            return Optional.empty();
        }
        if (!room.soldOut()) {
            return Optional.of(Problem.userGone());
        }
        return room.queueSize() > 0 || room.available() == 0
            ? Optional.of(notAdmitted(room.queueSize() + 1L, room, QueueTicket.LONGEST_RETRY_SECONDS)) : Optional.empty();
    }

    private static Problem notAdmitted(long position, RoomView room, int retryAfter) {
        return new NotAdmitted("대기열에서 기다려주세요. 현재 " + position + "번째입니다.", position, room.queueSize(), retryAfter);
    }
}
