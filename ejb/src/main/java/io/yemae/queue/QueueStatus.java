package io.yemae.queue;

import java.util.Optional;

/**
 * A user's place in a room, if any.
 *
 * @param ticket  empty if the user is not in the queue
 * @param cleared the user had a place until an administrator cleared the room
 */
public record QueueStatus(RoomView room, Optional<QueueTicket> ticket, boolean cleared) {

    /** The answer to a newcomer: a user who was admitted at once is not counted among the admitted (requirement 2). */
    public QueueStatus asNewcomer() {
        return isAdmitted() ? new QueueStatus(room.withOneFewerAdmitted(), ticket, cleared) : this;
    }

    public boolean isAdmitted() {
        return ticket.filter(QueueTicket::admitted).isPresent();
    }

    public boolean isWaiting() {
        return ticket.isPresent() && !isAdmitted();
    }
}
