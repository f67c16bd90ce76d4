package io.yemae.queue;

import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import java.time.Instant;
import java.util.Map;

/**
 * The content of a verified queue token: it names a place.
 *
 * @param claims all claims, also those that only one API knows
 */
public record QueueToken(EventId event, UserId user, int epoch, long arrival, Instant expiresAt, Map<String, Object> claims) {

    /** For a forged or expired token, and for one of a place that was given up, used or lost. */
    public static Problem invalid() {
        return Problem.unauthenticated("INVALID_QUEUE_TOKEN", "올바르지 않은 요청입니다.");
    }

    public boolean names(QueueTicket ticket) {
        return ticket.epoch() == epoch && ticket.arrival() == arrival;
    }
}
