package io.yemae.rest;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/**
 * How refusals look on a part of the API. Most of it speaks our own way; what a requirement has fixed keeps the status codes and the words that
 * its clients know.
 */
public enum Dialect {
    /** Our own. */
    HOUSE,
    /** Requirement 2 (events, tickets, seats, queue): a conflict is 400, a bad token 403, and each body says success and message too. */
    TICKETING,
    /** The balance of requirement 4: who is not there is told in its words. */
    BALANCE;

    /** The dialect that is spoken at a path, which starts with /api. */
    public static Dialect at(String path) {
        if (path.matches("/api/(events|seats|queue|tickets/(event|availability)|payments/process)(/.*)?")) {
            return TICKETING;
        }
        return path.matches("/api/users/[^/]+/balance/?") ? BALANCE : HOUSE;
    }

    int status(ProblemKind kind) {
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
    String sentence(Problem problem) {
        return this == BALANCE && problem.kind() == ProblemKind.NOT_FOUND ? "User Not Exists" : problem.getMessage();
    }

    /**
     * The status of a bad access token at a path. Queue numbers are of requirement 4, although they are asked for among the paths of
     * requirement 2.
     */
    static int badTokenStatus(String path) {
        return at(path) == TICKETING && !path.equals("/api/queue/tokens") ? 403 : 401;
    }
}
