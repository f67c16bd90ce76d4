package io.yemae.queue;

import java.util.Optional;

/**
 * Where a user stands.
 *
 * @param ticket  empty for who is not in the queue
 * @param cleared the user had a place until an administrator cleared the room
 */
public record QueueStatus(RoomView room, Optional<QueueTicket> ticket, boolean cleared) {

    /** As a newcomer is told: whoever was let in at once is not counted among those inside (requirement 2). */
    QueueStatus asNewcomer() {
        return isAdmitted() ? new QueueStatus(room.withoutOne(), ticket, cleared) : this;
    }

    public boolean isAdmitted() {
        return ticket.filter(QueueTicket::admitted).isPresent();
    }

    public boolean isWaiting() {
        return ticket.isPresent() && !isAdmitted();
    }
}
