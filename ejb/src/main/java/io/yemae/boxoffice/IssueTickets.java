package io.yemae.boxoffice;

import io.yemae.shared.Won;

/**
 * Identical tickets to be issued.
 *
 * @param price  of one ticket
 * @param memo   null if there is none
 * @param userId the front end's id of its user; null if it sends none
 */
public record IssueTickets(String theaterName, String movieTitle, Won price, int quantity, String memo, String userId) {
}
