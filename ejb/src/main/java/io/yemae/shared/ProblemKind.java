package io.yemae.shared;

/** What sort of refusal a {@link Problem} is. The web maps each kind to one HTTP status, in one place. */
public enum ProblemKind {
    /** The request itself is wrong; sending it again changes nothing. */
    INVALID,
    /** Nobody is logged in, or what was shown to prove it is no good. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** There is no such thing, or it is somebody else's. */
    NOT_FOUND,
    /** The request is fine, the state of things is against it. */
    CONFLICT,
    /** What requirement 3 calls not acceptable: nothing is left, or too few points. */
    NOT_ACCEPTABLE,
    /** The time that was given for it is over. */
    TIMED_OUT,
    /** The gateway, or whoever stands behind it, does not pay. */
    PAYMENT_REFUSED,
    /** The same idempotency key came with another body. */
    MISMATCH,
    /** The same request is being worked on at this moment; its answer can be had later. */
    IN_PROGRESS,
    /** Too many requests; the same one may succeed later. */
    THROTTLED,
    /** A part of the platform cannot answer now; the same request may succeed later. */
    UNAVAILABLE
}
