package io.yemae.boxoffice;

import java.util.List;

/**
 * A page of the tickets that match a filter.
 *
 * @param total the number of all matching tickets
 */
public record TicketList(List<TicketView> tickets, long total) {
}
