package io.yemae.shared;

/**
 * Something was done that belongs into the audit log, by a feature that does not know the log. Fired within the transaction of the deed.
 *
 * @param action what was done, as feature.verb
 * @param target the id of what it was done to
 */
public record Audited(String action, String target, String detail) {
}
