/**
 * The waiting list of a performance (예매대기): entries, and offers of seats that came back.
 *
 * <p>Who waits for what is here. Seats that came back and offers are kept by {@code booking}: whatever makes seats available reserves them
 * in the same transaction if somebody waits, and an offer is a hold with a deadline of its own. It knows no waiting room: an offer is paid
 * without admission.
 *
 * <p>Invariants: a user has one live entry per performance; returned seats are offered in the order in which users joined, to the first
 * whom they satisfy, and are never on sale before that; seats are in at most one offer; an entry that was offered seats ends with the
 * offer.
 */
package io.yemae.waitlist;
