package io.yemae.layouts;

import java.util.List;
import java.util.UUID;

/**
 * A layout as other features see it.
 *
 * @param geometry null if it is derived
 * @param version  a change sends it back and is refused if it is outdated
 */
public record SeatLayoutView(UUID id, String name, String description, int totalSeats, List<LayoutSection> sections,
                             LayoutGeometry geometry, int version) {
}
