package io.yemae.waitlist.domain;

import java.util.List;
import java.util.UUID;

/**
 * What an entry wants.
 *
 * @param grades   in order of preference; empty for any grade
 * @param together whether the seats must be side by side
 */
public record Wish(int quantity, List<UUID> grades, boolean together) {
}
