/**
 * Free-seating tickets (requirement 0): issued without a seat by box-office staff, looked up, and refunded.
 *
 * <p>It must not know events, seats, users or money: theater, movie and user are the texts that the front end sends, the price is a figure
 * on the ticket, and nothing is paid or refunded here. Of the people it knows only the staff who issued and refunded a ticket.
 *
 * <p>Invariants: a ticket is issued, then canceled at most once, and never deleted; of one request all tickets are issued or refunded, or
 * none.
 */
package io.yemae.boxoffice;
