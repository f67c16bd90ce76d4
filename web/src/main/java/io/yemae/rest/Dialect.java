package io.yemae.rest;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/**
 * The wire format of a part of the API. Most of it is our own. If a requirement fixes the wire format, the status codes and sentences are
 * those that its clients know, and unknown members of a body are ignored.
 */
public enum Dialect {
    /** Our own. An unknown member is refused, since it is most likely misspelt. */
    HOUSE,
    /** Requirement 0 (free-seating tickets), used by box office staff. */
    BOX_OFFICE,
    /** Requirement 2 (events, tickets, seats, queue): a conflict is 400, a bad token 403, and each body has success and message as well. */
    TICKETING,
    /** Requirement 3 (points, concerts, their payments), and the payment callback of requirement 4. */
    CONCERTS,
    /** The balance of requirement 4, which has its own sentence for an unknown user. */
    BALANCE;

    /** The dialect of a path, which starts with /api. */
    public static Dialect at(String path) {
        if (path.matches("/api/(events|seats|queue|tickets/(event|availability)|payments/process)(/.*)?")) {
            return TICKETING;
        }
        if (path.matches("/api/(concerts|users/[^/]+/points|payments/(users|callback))(/.*)?|/api/payments/?")) {
            return CONCERTS;
        }
        if (path.matches("/api/tickets(/.*)?")) {
            return BOX_OFFICE;
        }
        return path.matches("/api/users/[^/]+/balance/?") ? BALANCE : HOUSE;
    }

    /** Whether unknown members of a body are ignored. */
    public boolean ignoresUnknownMembers() {
        return this != HOUSE;
    }

    public int status(ProblemKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> this == TICKETING ? 400 : 409;
            case NOT_ACCEPTABLE -> 406;
            case TIMED_OUT -> 408;
            case IN_PROGRESS -> 409;
            case PAYMENT_REFUSED -> 402;
            case MISMATCH -> 422;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** The sentence for people. */
    public String sentence(Problem problem) {
        return this == BALANCE && problem.kind() == ProblemKind.NOT_FOUND ? "User Not Exists" : problem.getMessage();
    }

    /** The sentence for a caller who lacks the required role. */
    public String missingRole() {
        return this == BOX_OFFICE ? "매표소 운영자 권한이 필요합니다." : "관리자 권한이 필요합니다.";
    }

    /**
     * The status of a bad access token at a path. Queue tokens belong to requirement 4, although their path is among those of requirement
     * 2.
     */
    public static int badTokenStatus(String path) {
        return at(path) == TICKETING && !path.equals("/api/queue/tokens") ? 403 : 401;
    }
}
