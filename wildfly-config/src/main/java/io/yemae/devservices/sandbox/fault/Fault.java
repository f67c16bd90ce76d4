package io.yemae.devservices.sandbox.fault;

import java.time.Duration;

/**
 * One way to go wrong.
 *
 * @param delay  how long the call takes before anything is done
 * @param status HTTP status to answer; 0 where the kind has no say in it
 * @param code   error code to answer; null where the kind has no say in it
 */
public record Fault(Kind kind, Duration delay, int status, String code) {

    /** What happens to the call. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** The work is done and answered, after the delay. */
        SLOW,
        /** The call waits until {@link Faults#release()}, then is done and answered. */
        HELD,
        /** The connection is closed without an answer; nothing was done. */
        RESET,
        /** An HTTP error; nothing was done. */
        STATUS,
        /** An HTTP error, although the work was done. */
        STATUS_AFTER_WORK,
        /** The gateway refuses with a code; a confirm that the card company declines is over (ABORTED). */
        REFUSE,
        /** The work is done, then the connection is closed without an answer. */
        LOSE_ANSWER,
        /** The work is done, the answer is 200 with an HTML page. */
        NONSENSE,
        /** The work is done, the answer is 200 with the first half of the JSON. */
        TRUNCATED,
        /** The work is done at the right amount, the answer is 200 with a {@code totalAmount} that is 1,000 won more. */
        WRONG_AMOUNT,
        /** The work is done, the answer is 200 with status IN_PROGRESS. */
        PENDING_STATUS,
        /** The work is done, the answer is 200 with a status that no document lists, as a dispute might have. */
        STRANGE_STATUS
    }

    public static final Fault NONE = of(Kind.NONE);
    public static final Fault HELD = of(Kind.HELD);
    public static final Fault RESET = of(Kind.RESET);
    public static final Fault LOSE_ANSWER = of(Kind.LOSE_ANSWER);
    public static final Fault NONSENSE = of(Kind.NONSENSE);
    public static final Fault TRUNCATED = of(Kind.TRUNCATED);
    public static final Fault WRONG_AMOUNT = of(Kind.WRONG_AMOUNT);
    public static final Fault PENDING_STATUS = of(Kind.PENDING_STATUS);
    public static final Fault STRANGE_STATUS = of(Kind.STRANGE_STATUS);

    public static Fault slow(Duration delay) {
        return of(Kind.SLOW).slowedBy(delay);
    }

    /** An HTTP error with the body the real gateway sends for it; nothing was done. */
    public static Fault status(int status) {
        return status(status, null);
    }

    /** An HTTP error with this error code; nothing was done. */
    public static Fault status(int status, String code) {
        return new Fault(Kind.STATUS, Duration.ZERO, status, code);
    }

    /** An HTTP error although the work was done. */
    public static Fault statusAfterWork(int status) {
        return new Fault(Kind.STATUS_AFTER_WORK, Duration.ZERO, status, null);
    }

    /** A refusal, such as {@code REJECT_CARD_COMPANY}, with the HTTP status that belongs to it. */
    public static Fault refuse(String code) {
        return new Fault(Kind.REFUSE, Duration.ZERO, 0, code);
    }

    /** The same fault after this long, so that the caller may have given up before the work is done. */
    public Fault slowedBy(Duration longer) {
        return new Fault(kind, longer, status, code);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO, 0, null);
    }
}
