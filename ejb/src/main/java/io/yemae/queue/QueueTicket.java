package io.yemae.queue;

/**
 * A user's place as it is told.
 *
 * @param epoch         how often the room had been cleared when the place was given
 * @param arrival       the order of coming within the epoch, from 1; with it and the seed anybody can check the draw
 * @param number        the order of admission; null until the draw
 * @param admitted      whether its owner may hold and pay
 * @param position      1 for who is next; 0 when admitted, or when the draw is still to come
 * @param estimatedWait in seconds, from the measured rate of admission; 0 when admitted
 * @param secondsLeft   of the session; 0 when waiting
 */
public record QueueTicket(int epoch, long arrival, Long number, boolean admitted, long position, long estimatedWait, long secondsLeft) {

    /** In how many seconds it is worth asking again: the farther back, the later. */
    public int retryAfter() {
        return admitted ? LONGEST_SECONDS : (int) Math.max(1, Math.min(LONGEST_SECONDS, estimatedWait / PART_OF_THE_WAIT));
    }

    static final int LONGEST_SECONDS = 30;
    private static final int PART_OF_THE_WAIT = 10;
}
