package io.yemae.audit;

import java.time.Instant;

/**
 * An entry of the audit log.
 *
 * @param id     increases in the order of writing
 * @param actor  a user id, "platform" for actions of the platform itself, or "management" for those of the server's management
 * @param action what was done, as feature.verb
 * @param target the id or name of the object
 * @param trace  the trace id of the request or message that did it; null for the work of a timer
 */
public record AuditEntry(long id, Instant at, String actor, String action, String target, String detail, String trace) {
}
