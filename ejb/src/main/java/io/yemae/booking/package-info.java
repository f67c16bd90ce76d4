/**
 * Reservations: hold, pay, confirm, expire, looking them up, and what their buyers get: receipts and mails.
 *
 * <p>The one place outside seating that writes seat state: a hold, its reservation and its items are one SQL statement, and so are a confirmation and
 * a sweep of expired holds. Money and seats meet here: a payment's answer is recorded together with what it means for the reservation. It must not know
 * how money moves, only that it did.
 *
 * <p>Invariants: a hold takes all its seats or none; a seat whose hold has run out can be taken at once, whether or not the sweeper has run; a user
 * has at most the allowed number of live seats on a performance; a confirmed reservation owns all its seats as sold; each kind of news about a
 * reservation is told once.
 */
package io.yemae.booking;
