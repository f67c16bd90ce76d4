package io.yemae.ops;

import io.yemae.shared.Page;
import java.time.Instant;

/**
 * Which entries of the audit log are looked for; each may be null for all.
 *
 * @param action how the action starts, such as "event."
 * @param from   the first moment
 * @param until  the moment after the last
 */
public record AuditFilter(String actor, String action, String target, Instant from, Instant until, Page.Request page) {
}
