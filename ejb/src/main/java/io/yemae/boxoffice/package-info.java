/**
 * Free-seating tickets (requirement 0): issued without a seat by those who work at a box office, looked up, and refunded.
 *
 * <p>It must not know events, seats, users or money: theater, movie and user are the texts that the front end sends, the price is a figure
 * on the ticket, and nothing is paid or paid back here. No personal data is kept.
 *
 * <p>Invariants: a ticket is issued, then canceled at most once, and never deleted; of one request all tickets are issued or refunded, or
 * none.
 */
package io.yemae.boxoffice;
