package io.yemae.seating;

import java.util.List;
import java.util.UUID;

/** A layout as others may see it. */
public record SeatLayoutView(UUID id, String name, String description, int totalSeats, List<LayoutSection> sections) {
}
