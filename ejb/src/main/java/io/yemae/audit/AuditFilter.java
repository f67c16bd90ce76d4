package io.yemae.audit;

import io.yemae.shared.Page;
import java.time.Instant;

/**
 * A search in the audit log. Each value may be null for all.
 *
 * @param action the beginning of the action, such as "event."
 * @param from   the first instant
 * @param until  the instant after the last
 */
public record AuditFilter(String actor, String action, String target, Instant from, Instant until, Page.Request page) {
}
