package io.yemae.shared;

/**
 * An action for the audit log, by a feature that does not depend on the log. Fired in the transaction of the action.
 *
 * @param action what was done, as feature.verb
 * @param target the id of the object that it was done to
 */
public record Audited(String action, String target, String detail) {
}
