package io.yemae.queue;

/**
 * A user's place in the queue.
 *
 * @param epoch         how often the room had been cleared when the place was given
 * @param arrival       the order of arrival within the epoch, from 1; with the seed, anybody can check the draw by it
 * @param number        the order of admission; null until the draw
 * @param admitted      whether the user may hold seats and pay
 * @param position      from 1; 0 if admitted, or until the draw
 * @param estimatedWait in seconds, from the measured rate of admission; 0 if admitted
 * @param secondsLeft   of the session; 0 if waiting
 */
public record QueueTicket(int epoch, long arrival, Long number, boolean admitted, long position, long estimatedWait, long secondsLeft) {
    static final int LONGEST_RETRY_SECONDS = 30;
    private static final int RETRIES_DURING_WAIT = 10;

    /** In seconds: the longer the wait, the later. */
    public int retryAfter() {
        return admitted ? LONGEST_RETRY_SECONDS : (int) Math.max(1, Math.min(LONGEST_RETRY_SECONDS, estimatedWait / RETRIES_DURING_WAIT));
    }
}
