package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;

/**
 * An event as its administrators see it.
 *
 * @param version      of the event with its performances and grades: to be sent back with a change, which is refused when somebody
 *                     else's came between
 * @param cancelledAt  null unless it was cancelled
 * @param performances in their order, cancelled ones too
 * @param grades       dearest first
 */
public record EventForm(
    EventId id,
    long number,
    int version,
    EventFields fields,
    Instant cancelledAt,
    String cancelReason,
    Instant createdAt,
    Instant updatedAt,
    List<Showing> performances,
    List<GradeView> grades) {

    /**
     * One performance with its units.
     *
     * @param cancelledAt null unless it was cancelled
     * @param held        how many of the total are held at this moment
     * @param sold        how many of the total are sold
     */
    public record Showing(
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
