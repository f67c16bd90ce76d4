package io.yemae.ops;

import java.time.Instant;

/**
 * One deed in the audit log.
 *
 * @param id     counts up as entries are written
 * @param actor  the id of a user, or "platform" for what the platform does by itself
 * @param action what was done, as feature.verb
 * @param target the id or the name of what it was done to
 */
public record AuditEntry(long id, Instant at, String actor, String action, String target, String detail) {
}
