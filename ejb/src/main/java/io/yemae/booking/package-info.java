/**
 * Reservations: hold, confirm, expire, cancel, looking them up, and reservations through the queue.
 *
 * <p>The one place outside seating that writes seat state: a hold, its reservation and its items are one SQL statement, and so are a
 * confirmation and a sweep of expired holds. It does not know how money is taken; {@code checkout} does. Nor does it know who gets seats
 * that come back while somebody waits for them; it reserves them, and {@code waitlist} decides.
 *
 * <p>Invariants: a hold takes all its seats or none; a seat whose hold has expired can be taken at once, whether or not the sweeper has
 * run; a user has at most the allowed number of live seats on a performance; a change of a hold never loses a seat that stays; a confirmed
 * reservation owns all its seats as sold.
 */
package io.yemae.booking;
