package io.yemae.live.feed;

import io.yemae.queue.Announcements;
import io.yemae.queue.QueueStatus;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.RoomAnnouncement;
import io.yemae.queue.RoomView;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What listeners of a waiting room need to know. Queried once a second for each of them, and answered from memory. */
@ApplicationScoped
public class QueueStandings {

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Announcements announcements;

    /** How full a room is. */
    record Room(int queueSize, int currentUsers, int threshold) {
    }

    /** The state of a user. */
    enum State { NOT_IN_QUEUE, WAITING, ADMITTED, CLEARED, CANCELLED }

    /**
     * The place of a user.
     *
     * @param position      from 1; 0 unless waiting
     * @param estimatedWait in seconds
     */
    record Standing(State state, long position, long estimatedWait) {
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    Room room(EventId event) {
        RoomView room = waitingRoom.room(event);
        return new Room(room.queueSize(), room.currentUsers(), room.threshold());
    }

    /** The announcement in force. */
    Optional<RoomAnnouncement> announcement(EventId event) {
        return announcements.of(event);
    }

    /** An event for which the user waits. */
    Optional<EventId> eventOfWaiting(UserId user) {
        return waitingRoom.eventOfWaiting(user);
    }

    /** Also counts as a heartbeat, because the page of a listener is open. */
    Standing standing(EventId event, UserId user) {
        QueueStatus status = waitingRoom.status(event, user);
        if (status.ticket().isEmpty()) {
            return new Standing(status.room().sale() == RoomView.Sale.CANCELLED ? State.CANCELLED : status.cleared() ? State.CLEARED
                : State.NOT_IN_QUEUE,
                0, 0);
        }
        QueueTicket ticket = status.ticket().get();
        return ticket.admitted() ? new Standing(State.ADMITTED, 0, 0)
            : new Standing(State.WAITING, ticket.position(), ticket.estimatedWait());
    }
}
