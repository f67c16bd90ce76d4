package io.yemae.boxoffice;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Tickets to be refunded, all or none. A duplicate id counts once.
 *
 * @param reason null if there is none
 */
public record RefundTickets(List<TicketId> tickets, String reason) {

    public RefundTickets {
        tickets = List.copyOf(new LinkedHashSet<>(tickets));
    }
}
