package io.yemae.rehearsal;

import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A rehearsal with its settings, and with its report as far as there is one.
 *
 * @param title       of the event
 * @param requestedBy null if it was started through the server's management
 * @param forced      whether it was started although a real sale is near
 * @param node        the node that runs the bots
 * @param failure     the code of the reason; null if it has not failed
 * @param report      null before the first buyers arrive
 * @param removedAt   when the copy of the event was removed completely; null until then
 */
public record Rehearsal(UUID id, EventId event, String title, UserId requestedBy, RehearsalSettings settings, boolean forced, String node,
                        RehearsalStatus status, String failure, RehearsalReport report, Instant startedAt, Instant endedAt,
                        Instant removedAt) {
}
