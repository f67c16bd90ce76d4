package io.yemae.boxoffice;

import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A ticket as others may see it.
 *
 * @param memo         null when there is none
 * @param userId       null when the front end did not say
 * @param canceledAt   when it was refunded; null while it is issued
 * @param cancelReason null when none was given
 */
public record TicketView(
    TicketId id,
    String theaterName,
    String movieTitle,
    Won price,
    TicketStatus status,
    String memo,
    String userId,
    Instant issuedAt,
    Instant canceledAt,
    String cancelReason) {
}
