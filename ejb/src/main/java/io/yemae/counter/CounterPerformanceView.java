package io.yemae.counter;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;

/**
 * A performance that a counter can sell.
 *
 * @param englishTitle null if there is none
 */
public record CounterPerformanceView(PerformanceId id, EventId event, String title, String englishTitle, String venue, Instant startsAt) {
}
