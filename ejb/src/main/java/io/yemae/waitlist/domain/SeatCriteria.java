package io.yemae.waitlist.domain;

import java.util.List;
import java.util.UUID;

/**
 * The seats that an entry of a waiting list wants.
 *
 * @param grades   in order of preference; empty for any grade
 * @param together whether the seats must be side by side
 */
public record SeatCriteria(int quantity, List<UUID> grades, boolean together) {
}
