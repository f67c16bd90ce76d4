package io.yemae.catalog;

import io.yemae.shared.EventId;
import java.time.Duration;

/**
 * An event was copied, and other features copy what they know of it. Fired within the transaction that creates the copy.
 *
 * @param shift how much later everything of the copy takes place
 */
public record EventCopied(EventId source, EventId copy, Duration shift) {
}
