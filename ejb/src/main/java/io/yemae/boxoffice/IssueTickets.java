package io.yemae.boxoffice;

import io.yemae.shared.Won;

/**
 * Tickets to be issued, all alike.
 *
 * @param price  of one ticket
 * @param memo   null when there is none
 * @param userId whom the front end issues them for, as it names its users; null when it does not say
 */
public record IssueTickets(String theaterName, String movieTitle, Won price, int quantity, String memo, String userId) {
}
