package io.yemae.catalog;

import io.yemae.shared.EventId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as others may see it.
 *
 * @param eventDate      when its next performance starts, or its last one did; null when it has none
 * @param status         upcoming, on_sale, sold_out, ended or cancelled, as of the moment it was read
 * @param posterImageUrl null when there is none
 * @param category       its genre, such as 콘서트
 * @param firstStart     when the first of its performances starts that are not cancelled; null when there is none
 * @param lastStart      when the last of them starts
 * @param lastEnd        when the last of them ends
 * @param seatLayoutId   null when it has no seats, only general admission
 * @param grades         dearest first
 */
public record EventView(
    EventId id,
    long number,
    String title,
    String description,
    String venue,
    String address,
    Instant eventDate,
    Instant saleStart,
    Instant saleEnd,
    String posterImageUrl,
    String status,
    String artistName,
    String category,
    int runningMinutes,
    Instant firstStart,
    Instant lastStart,
    Instant lastEnd,
    UUID seatLayoutId,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<GradeView> grades) {
}
