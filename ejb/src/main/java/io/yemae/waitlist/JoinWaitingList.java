package io.yemae.waitlist;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.UserId;
import java.util.List;
import java.util.UUID;

/**
 * A request to wait for seats.
 *
 * @param quantity the number of seats, all of one grade
 * @param grades   in order of preference; empty for any grade
 * @param together whether they must be side by side
 */
public record JoinWaitingList(UserId user, PerformanceId performance, int quantity, List<UUID> grades, boolean together) {
}
