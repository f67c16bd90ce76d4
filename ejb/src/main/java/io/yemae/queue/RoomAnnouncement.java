package io.yemae.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * A message of an administrator to everybody who waits in front of an event, in both languages. It ends at its expiry, when it is
 * withdrawn, or when another one replaces it.
 */
public record RoomAnnouncement(UUID id, String korean, String english, Instant expiresAt) {

    boolean isInForce(Instant now) {
        return expiresAt.isAfter(now);
    }
}
