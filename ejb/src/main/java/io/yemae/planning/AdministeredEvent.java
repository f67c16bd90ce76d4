package io.yemae.planning;

import io.yemae.catalog.GradeView;
import io.yemae.catalog.Poster;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;

/**
 * An event as its administrators see it.
 *
 * @param version      of the event with its performances and grades; a change sends it back and is refused if it is outdated
 * @param poster       null if none was uploaded
 * @param cancelledAt  null unless the event was cancelled
 * @param performances in order of their start, including cancelled ones
 * @param grades       most expensive first
 */
public record AdministeredEvent(
    EventId id,
    long number,
    int version,
    EventFields fields,
    Poster poster,
    Instant cancelledAt,
    String cancelReason,
    Instant createdAt,
    Instant updatedAt,
    List<Performance> performances,
    List<GradeView> grades) {

    /**
     * One performance with its seat counts.
     *
     * @param cancelledAt null unless the performance was cancelled
     * @param total       seats and units of general admission
     */
    public record Performance(
        PerformanceId id,
        long number,
        Instant startsAt,
        Instant endsAt,
        Instant cancelledAt,
        String cancelReason,
        long total,
        long held,
        long sold) {
    }
}
