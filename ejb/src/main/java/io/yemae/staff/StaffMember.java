package io.yemae.staff;

import io.yemae.shared.UserId;
import java.time.Instant;

/**
 * A user who is bound to an event.
 *
 * @param role the wire name of the user's role
 */
public record StaffMember(UserId user, String name, String email, String role, Instant boundAt) {
}
