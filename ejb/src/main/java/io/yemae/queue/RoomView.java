package io.yemae.queue;

/**
 * A waiting room without its places.
 *
 * @param queueSize    how many wait
 * @param currentUsers how many are admitted
 * @param threshold    how many may be admitted at once
 * @param rate         how many may be admitted within a second
 * @param epoch        rises when the room is cleared
 * @param soldOut      no seat is left at the moment, so nobody is admitted
 */
public record RoomView(int queueSize, int currentUsers, int threshold, int rate, boolean paused, int epoch, boolean soldOut, Sale sale) {

    /** The phase of the event's sale. */
    public enum Sale { TO_COME, OPEN, OVER, CANCELLED }

    RoomView withOneFewerAdmitted() {
        return new RoomView(queueSize, Math.max(0, currentUsers - 1), threshold, rate, paused, epoch, soldOut, sale);
    }

    /** How many more could be admitted. */
    public int available() {
        return Math.max(0, threshold - currentUsers);
    }
}
