package io.yemae.booking;

import java.time.Instant;

/**
 * An entry of the audit log about a reservation.
 *
 * @param actor  the id of a user, or "platform"
 * @param name   of the user; null for the platform, and if the user has been deleted
 * @param action what was done, as feature.verb
 * @param trace  the trace id of the request or message; null for the work of a timer
 */
public record StaffAction(Instant at, String actor, String name, String action, String detail, String trace) {
}
