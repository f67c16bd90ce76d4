package io.yemae.queue;

/**
 * A room as a whole.
 *
 * @param queueSize    how many wait
 * @param currentUsers how many are admitted
 * @param threshold    how many may be admitted at once
 * @param rate         how many are admitted within a second at the most
 * @param epoch        rises when the room is cleared
 * @param soldOut      nothing is left to sell at the moment, so nobody is admitted
 * @param sale         whether the sale is to come, open or over, or the event was cancelled
 */
public record RoomView(int queueSize, int currentUsers, int threshold, int rate, boolean paused, int epoch, boolean soldOut, Sale sale) {

    /** Where the clock stands in the sale of the event. */
    public enum Sale { TO_COME, OPEN, OVER, CANCELLED }

    /** The same room of an event that was cancelled. */
    RoomView cancelled() {
        return new RoomView(queueSize, currentUsers, threshold, rate, paused, epoch, soldOut, Sale.CANCELLED);
    }

    /** With one fewer inside. */
    RoomView withoutOne() {
        return new RoomView(queueSize, Math.max(0, currentUsers - 1), threshold, rate, paused, epoch, soldOut, sale);
    }

    /** How many more could be admitted. */
    public int available() {
        return Math.max(0, threshold - currentUsers);
    }
}
