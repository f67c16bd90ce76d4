package io.yemae.staff;

import io.yemae.shared.EventId;
import java.time.Instant;

/** An event that a user is bound to. */
public record StaffEvent(EventId event, String title, Instant boundAt) {
}
