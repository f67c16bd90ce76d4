package io.yemae.devservices.sandbox.fault;

import java.time.Duration;

/**
 * One fault of one call.
 *
 * @param delay  time that passes before the work
 * @param status HTTP status of the response; 0 if the kind does not set it
 * @param code   error code of the response; null if the kind does not set it
 */
public record Fault(Kind kind, Duration delay, int status, String code) {

    /** What happens to the call. */
    public enum Kind {
        /** No fault. */
        NONE,
        /** The work is done after the delay, with the normal response. */
        SLOW,
        /** The call blocks until {@link Faults#release()}, then continues normally. */
        HELD,
        /** The connection is closed without a response. No work is done. */
        RESET,
        /** An HTTP error. No work is done. */
        STATUS,
        /** An HTTP error, although the work is done. */
        STATUS_AFTER_WORK,
        /** The gateway refuses with an error code. A confirm that the card company declines becomes ABORTED. */
        REFUSE,
        /** The work is done, then the connection is closed without a response. */
        LOSE_ANSWER,
        /** The work is done, the response is 200 with an HTML page. */
        NONSENSE,
        /** The work is done, the response is 200 with the first half of the JSON. */
        TRUNCATED,
        /** The work is done for the right amount, the response is 200 with a {@code totalAmount} that is 1,000 won higher. */
        WRONG_AMOUNT,
        /** The work is done, the response is 200 with status IN_PROGRESS. */
        PENDING_STATUS,
        /** The work is done, the response is 200 with a status that Toss does not document. */
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

    /** An HTTP error with the body that the real gateway sends for it. No work is done. */
    public static Fault status(int status) {
        return status(status, null);
    }

    /** An HTTP error with this error code. No work is done. */
    public static Fault status(int status, String code) {
        return new Fault(Kind.STATUS, Duration.ZERO, status, code);
    }

    /** An HTTP error, although the work is done. */
    public static Fault statusAfterWork(int status) {
        return new Fault(Kind.STATUS_AFTER_WORK, Duration.ZERO, status, null);
    }

    /** A refusal such as {@code REJECT_CARD_COMPANY}, with the HTTP status of that code. */
    public static Fault refuse(String code) {
        return new Fault(Kind.REFUSE, Duration.ZERO, 0, code);
    }

    /** The same fault with this delay, so that the caller may time out before the work is done. */
    public Fault slowedBy(Duration longer) {
        return new Fault(kind, longer, status, code);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO, 0, null);
    }
}
