package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.shared.EventId;
import java.util.UUID;

/** A rehearsal that begins once the present transaction has committed. @param copy the id of the event that its buyers see */
public record RehearsalStarted(UUID id, EventId event, UUID copy, RehearsalSettings settings) {
}
