package io.yemae.queue;

import java.time.Duration;

/**
 * A message to everybody who waits in front of an event.
 *
 * @param lasting after which time it ends by itself
 */
public record Announce(String korean, String english, Duration lasting) {
}
