package io.yemae.seating;

import java.util.List;
import java.util.UUID;

/**
 * A layout as others may see it.
 *
 * @param version to be sent back with a change, which is refused when somebody else's came between
 */
public record SeatLayoutView(UUID id, String name, String description, int totalSeats, List<LayoutSection> sections, int version) {
}
