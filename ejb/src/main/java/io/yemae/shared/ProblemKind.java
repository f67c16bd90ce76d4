package io.yemae.shared;

/** The kind of a {@link Problem}. The web maps each kind to one HTTP status, in one place. */
public enum ProblemKind {
    /** The request is invalid. Sending it again changes nothing. */
    INVALID,
    /** No credentials, or bad ones. */
    UNAUTHENTICATED,
    /** The caller is known and not allowed to do this. */
    FORBIDDEN,
    /** It does not exist, or it belongs to another user. */
    NOT_FOUND,
    /** The request is valid, but the current state does not allow it. */
    CONFLICT,
    /** The term of requirement 3: nothing is left, or too few points. */
    NOT_ACCEPTABLE,
    /** The time for it is over. */
    TIMED_OUT,
    /** The gateway or the bank refuses the payment. */
    PAYMENT_REFUSED,
    /** The idempotency key was used with another body. */
    MISMATCH,
    /** The same request is being processed at the moment. Its response can be fetched later. */
    IN_PROGRESS,
    /** Too many requests. The same one may succeed later. */
    THROTTLED,
    /** A part of the platform cannot answer at the moment. The same request may succeed later. */
    UNAVAILABLE
}
