package io.yemae.rest;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/**
 * What a part of the API owes to its clients. Most of it is our own; where a requirement has fixed the wire format, status codes and words
 * are those that its clients know, and a member of a body that we do not know is ignored.
 */
public enum Dialect {
    /** Our own. A member that we do not know is refused, since it is most likely a misspelt one. */
    HOUSE,
    /** Requirement 0 (free-seating tickets), which its operators use. */
    BOX_OFFICE,
    /** Requirement 2 (events, tickets, seats, queue): a conflict is 400, a bad token 403, and each body says success and message too. */
    TICKETING,
    /** Requirement 3 (points, concerts, their payments), and the payment callback of requirement 4. */
    CONCERTS,
    /** The balance of requirement 4: a user who does not exist is reported in its words. */
    BALANCE;

    /** The dialect that is spoken at a path, which starts with /api. */
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

    /** Whether a body may have members that we do not know. */
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

    /** What the refusal says to people. */
    public String sentence(Problem problem) {
        return this == BALANCE && problem.kind() == ProblemKind.NOT_FOUND ? "User Not Exists" : problem.getMessage();
    }

    /** What somebody is told who does not have the role that it takes. */
    public String missingRole() {
        return this == BOX_OFFICE ? "매표소 운영자 권한이 필요합니다." : "관리자 권한이 필요합니다.";
    }

    /**
     * The status of a bad access token at a path. Queue numbers are of requirement 4, although they are asked for among the paths of
     * requirement 2.
     */
    public static int badTokenStatus(String path) {
        return at(path) == TICKETING && !path.equals("/api/queue/tokens") ? 403 : 401;
    }
}
