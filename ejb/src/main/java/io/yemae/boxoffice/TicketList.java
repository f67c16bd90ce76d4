package io.yemae.boxoffice;

import java.util.List;

/**
 * A part of the tickets that a filter finds.
 *
 * @param total how many it finds in all
 */
public record TicketList(List<TicketView> tickets, long total) {
}
