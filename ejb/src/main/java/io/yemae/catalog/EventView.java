package io.yemae.catalog;

import io.yemae.shared.EventId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as others may see it.
 *
 * @param eventDate      when its next performance starts, or its last one did; null when it has none
 * @param status         upcoming, on_sale, ended or cancelled, as of the moment it was read
 * @param posterImageUrl null when there is none
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
    UUID seatLayoutId,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<GradeView> grades) {
}
