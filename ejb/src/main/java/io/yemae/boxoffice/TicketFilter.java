package io.yemae.boxoffice;

/**
 * Which tickets are listed. What is null does not matter; names are compared as they are.
 *
 * @param limit  how many at the most
 * @param offset how many are left out before them
 */
public record TicketFilter(String theaterName, String movieTitle, TicketStatus status, String userId, int limit, int offset) {
}
