package io.yemae.boxoffice;

/**
 * A filter of tickets. Null restricts nothing; names are compared exactly.
 *
 * @param limit  the maximum number of tickets
 * @param offset the number of tickets to skip
 */
public record TicketFilter(String theaterName, String movieTitle, TicketStatus status, String userId, int limit, int offset) {
}
