package io.yemae.seating;

import io.yemae.catalog.EventView;
import io.yemae.layouts.LayoutSection;
import java.util.List;

/**
 * The seats of one performance with their sections.
 *
 * @param sections of the layout, at the prices of this event
 */
public record SeatMapView(EventView event, List<LayoutSection> sections, SeatMap map) {
}
