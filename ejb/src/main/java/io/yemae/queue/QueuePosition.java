package io.yemae.queue;

import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;

/**
 * A place, and the token that names it.
 *
 * @param expiresAt the end of the session if admitted, of the token otherwise
 */
public record QueuePosition(EventId event, UserId user, String token, QueueTicket ticket, Instant expiresAt) {
}
