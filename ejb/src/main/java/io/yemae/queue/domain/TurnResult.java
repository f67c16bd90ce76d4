package io.yemae.queue.domain;

import io.yemae.queue.RoomView.Sale;
import java.util.List;
import java.util.UUID;

/**
 * The result of a turn: the room, and each ticket that is newer than the revision that the node knew.
 *
 * @param changed whether this turn itself changed any ticket
 */
public record TurnResult(RoomState room, List<Ticket> tickets, boolean changed) {

    /** The room without its tickets. */
    public record RoomState(int epoch, long revision, int threshold, int rate, boolean paused, boolean hasFree, Sale sale) {
    }

    /** A ticket, live or ended. @param sessionMillis how long the session still lasts; null if the user is not admitted */
    public record Ticket(UUID user, int epoch, long arrival, Long number, String status, Long sessionMillis) {

        boolean isLive() {
            return isAdmitted() || status.equals("WAITING");
        }

        boolean isAdmitted() {
            return status.equals("ADMITTED");
        }
    }
}
