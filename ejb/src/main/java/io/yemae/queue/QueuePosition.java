package io.yemae.queue;

import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;

/**
 * A place that was shown by its token.
 *
 * @param expiresAt until when: the end of the session when admitted, of the token otherwise
 */
public record QueuePosition(EventId event, UserId user, String token, QueueTicket ticket, Instant expiresAt) {
}
