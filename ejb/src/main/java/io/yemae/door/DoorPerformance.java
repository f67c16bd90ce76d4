package io.yemae.door;

import io.yemae.catalog.EventTexts;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;

/** A performance with the data that the door shows. @param english title, venue and address in English, as far as there are any */
public record DoorPerformance(PerformanceId id, EventId event, String title, String venue, EventTexts english, Instant startsAt,
                              Instant endsAt, boolean cancelled) {
}
