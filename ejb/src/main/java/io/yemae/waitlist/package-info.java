/**
 * The waiting list of a performance (예매대기): entries, and offers of seats that came back.
 *
 * <p>This feature owns the entries. {@code booking} owns returned seats and offers: if somebody waits, each transaction that makes seats
 * available reserves them, and an offer is a hold with its own deadline. The waiting room is not involved: an offer is paid without
 * admission.
 *
 * <p>Invariants: a user has at most one live entry for a performance; returned seats are offered in the order in which users joined, to the
 * first entry that they satisfy, and are never on sale before that; a seat is in at most one offer; if an offer ends, so does its entry.
 */
package io.yemae.waitlist;
