package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.shared.EventId;
import java.util.UUID;

/** A rehearsal that begins once the current transaction has committed. @param copy the id of the copied event, in which the bots buy */
public record RehearsalStarted(UUID id, EventId event, UUID copy, RehearsalSettings settings) {
}
