package io.yemae.queue;

import io.yemae.ops.Metrics;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.Place;
import io.yemae.queue.domain.Room;
import io.yemae.queue.domain.Turn.Wish;
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
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Places in front of an event (requirement 2, "Queue Management"; requirement 3, section 2; requirement 4, the queue's token). */
@Stateless
// A turn of a room has its own transaction, and most calls need none.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingRoom {

    @Inject
    Rooms rooms;

    @Inject
    QueueTokens tokens;

    @Inject
    Entrance entrance;

    @Inject
    Metrics metrics;

    @Inject
    RoomStatements statements;

    /**
     * Gives a place to who has none, admitted at once when nobody waits and there is room; who has one keeps it.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}, conflict {@code NOT_ON_SALE} when the sale is over or
     *     {@code EVENT_CANCELLED}, unauthenticated {@code USER_NOT_FOUND}
     */
    public QueueStatus enter(EventId event, UserId user) {
        return entrance.enter(event, user);
    }

    /** As {@link #enter}, with one statement for all who come within a tenth of a second; no thread waits meanwhile. */
    public CompletionStage<QueueStatus> enterTogether(EventId event, UserId user) {
        return entrance.enterTogether(event, user);
    }

    /** Where the user stands. Counts as a sign of life, and runs no statement for who is known here. */
    public QueueStatus status(EventId event, UserId user) {
        Room room = rooms.of(event);
        if (room.picture().place(user.value()).isEmpty()) {
            // Perhaps the place was given by another node a moment ago.
            room.look();
        }
        return entrance.seen(room, user);
    }

    /** Gives the place up, together with all who do so within a tenth of a second; nothing happens to who has none. */
    public CompletionStage<Void> leave(EventId event, UserId user) {
        return entrance.leave(event, user);
    }

    /** The event for which the user waits, from memory; one of several. Does not count as a sign of life. */
    public Optional<EventId> whereWaits(UserId user) {
        return rooms.whereWaits(user);
    }

    /** The room as a whole, from memory. */
    public RoomView room(EventId event) {
        return rooms.of(event).picture().view();
    }

    /** The room as a whole, as the database has it at this moment. */
    public RoomView roomNow(EventId event) {
        Room room = rooms.of(event);
        room.refresh();
        return room.picture().view();
    }

    /**
     * Lets through who is admitted, from memory. Anybody else is taken into the room: admitted on the spot when nobody waits and there is room,
     * refused otherwise. While there is nothing to wait for, because the sale is to come or over or nothing is left, what follows is left to say so.
     * When the room cannot be asked, nobody passes.
     *
     * @throws Problem forbidden {@code NOT_ADMITTED} with the place, unauthenticated {@code USER_NOT_FOUND}
     */
    public void pass(EventId event, UserId user) {
        Optional<Room> known = roomOf(event);
        if (known.isEmpty()) {
            return;
        }
        Room room = known.get();
        Optional<Place> place = room.picture().place(user.value());
        if (place.filter(each -> each.mayGoIn(System.nanoTime())).isPresent()) {
            return;
        }
        if (place.filter(each -> !each.admitted()).isEmpty()) {
            room.ask(Wish.PASS, user.value());
        }
        QueueStatus status = entrance.status(room, user);
        if (place.isEmpty() && status.ticket().isPresent()) {
            metrics.passed(event, Stage.QUEUE, Visitor.of(user));
        }
        if (status.isAdmitted()) {
            return;
        }
        if (status.isWaiting()) {
            throw notAdmitted(status.ticket().orElseThrow().position(), status.room(), status.ticket().orElseThrow().retryAfter());
        }
        letThroughWithoutPlace(status.room());
    }

    /**
     * The same for who is about to pay for a hold. The hold keeps its owner admitted however long it lasts: a session does not end before the last
     * live hold of its owner, and its place counts until then, so nobody is refused the payment of a hold for which the session was too short, and
     * still no more than the threshold are inside.
     *
     * @return the event, or null when it is no live hold of the user: then the payment will say so
     */
    public EventId passToPay(ReservationId reservation, UserId user) {
        Optional<EventId> event = statements.eventOfLiveHold(reservation, user);
        event.ifPresent(of -> pass(of, user));
        return event.orElse(null);
    }

    /** The user has paid: once the present transaction has committed, the place is free for the next. Never fails. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void done(EventId event, UserId user) {
        if (event != null) {
            rooms.usedBy(event, user);
        }
    }

    /** Gives a place as {@link #enterTogether} does, and a token that shows it. */
    public CompletionStage<QueuePosition> issue(EventId event, UserId user) {
        QueueTokens signer = tokens;
        return entrance.enterTogether(event, user).thenApply(status -> signer.issue(event, user, status.ticket().orElseThrow(QueueTokens::invalid)));
    }

    /**
     * The place that a token shows.
     *
     * @throws Problem unauthenticated {@code INVALID_QUEUE_TOKEN}: forged, run out, or of a place that was given up, used, lost or cleared; conflict
     *     {@code EVENT_CANCELLED}
     */
    public QueuePosition position(String token) {
        QueueTokens.Claims claims = tokens.verify(token);
        entrance.refuseIfCancelled(rooms.of(claims.event()));
        QueueStatus status = status(claims.event(), claims.user());
        rooms.of(claims.event()).picture().place(claims.user().value()).filter(claims::isOf).orElseThrow(QueueTokens::invalid);
        return tokens.shown(token, claims, status.ticket().orElseThrow(QueueTokens::invalid));
    }

    private Optional<Room> roomOf(EventId event) {
        try {
            return Optional.of(rooms.of(event));
        } catch (Problem unknown) {
            if (unknown.code().equals("EVENT_NOT_FOUND")) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    private static void letThroughWithoutPlace(RoomView room) {
        if (room.sale() == Sale.OPEN && !room.soldOut()) {
            throw Problem.userGone();
        }
        if (room.sale() == Sale.OPEN && (room.queueSize() > 0 || room.available() == 0)) {
            throw notAdmitted(room.queueSize() + 1L, room, QueueTicket.LONGEST_SECONDS);
        }
    }

    private static Problem notAdmitted(long position, RoomView room, int retryAfter) {
        return new NotAdmitted("대기열에서 기다려주세요. 현재 " + position + "번째입니다.", position, room.queueSize(), retryAfter);
    }
}
