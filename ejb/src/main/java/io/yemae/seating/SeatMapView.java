package io.yemae.seating;

import io.yemae.catalog.EventView;
import io.yemae.shared.PerformanceId;
import java.util.List;

/**
 * The seats of one performance, with the sections that they are arranged in.
 *
 * @param sections of the layout, at the prices of this event
 * @param seats    ordered by section, row and number
 */
public record SeatMapView(EventView event, PerformanceId performance, List<LayoutSection> sections, List<SeatView> seats) {
}
