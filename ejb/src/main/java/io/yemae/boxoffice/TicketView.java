package io.yemae.boxoffice;

import io.yemae.shared.Won;
import java.time.Instant;

/**
 * A ticket as other features see it.
 *
 * @param memo         null if there is none
 * @param userId       null if the front end sent none
 * @param canceledAt   null while the ticket is issued
 * @param cancelReason null if none was given
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
