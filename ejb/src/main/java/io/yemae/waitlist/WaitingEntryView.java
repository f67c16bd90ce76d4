package io.yemae.waitlist;

import io.yemae.catalog.EventTexts;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of a waiting list as its owner sees it.
 *
 * @param english     title, venue and address in English, as far as there are any
 * @param grades      in order of preference; empty for any grade
 * @param place       the position in the list, from 1; null unless the status is WAITING
 * @param offeredAt   null until seats are offered
 * @param endedAt     null while the entry is live
 * @param reservation the offered seats; null until seats are offered
 * @param until       the deadline of the offer; null until seats are offered
 */
public record WaitingEntryView(
    WaitingEntryId id,
    EventId event,
    String eventTitle,
    PerformanceId performance,
    Instant startsAt,
    String venue,
    EventTexts english,
    int quantity,
    boolean together,
    List<WantedGrade> grades,
    WaitingEntryStatus status,
    Long place,
    Instant joinedAt,
    Instant offeredAt,
    Instant endedAt,
    ReservationId reservation,
    Instant until) {

    public record WantedGrade(UUID id, String name) {
    }
}
