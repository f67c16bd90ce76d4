package io.yemae.queue.domain;

import io.yemae.queue.RoomView.Sale;
import java.util.List;
import java.util.UUID;

/**
 * What a turn answers: the room, and each ticket that is newer than what was known.
 *
 * @param changed whether this turn itself changed any ticket
 */
public record RoomNews(Head head, List<Ticket> tickets, boolean changed) {

    /** The room without its tickets. */
    public record Head(int epoch, long revision, int threshold, int rate, boolean paused, boolean hasFree, Sale sale) {
    }

    /** A ticket, live or over. */
    public record Ticket(UUID user, int epoch, long arrival, Long number, String status, Long sessionMillis) {

        boolean isLive() {
            return isAdmitted() || status.equals("WAITING");
        }

        boolean isAdmitted() {
            return status.equals("ADMITTED");
        }
    }
}
