package io.yemae.catalog;

import io.yemae.shared.EventId;
import java.util.List;

/**
 * A part of a long list of events, read from where the part before it ended. Events that are created meanwhile move nothing.
 *
 * @param next  the last event of this part; null if no event follows
 * @param total events in all parts
 */
public record EventSlice(List<EventView> events, EventId next, long total) {
}
